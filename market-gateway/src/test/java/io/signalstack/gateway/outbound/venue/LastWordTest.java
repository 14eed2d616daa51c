package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.FakeScheduler;
import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.outbound.venue.VenueCalls.RetryPolicy;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which candles had closed is the venue's to say, in the answer that brings them. */
class LastWordTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final List<Candle> CANDLES = List.of(candle(0), candle(1), candle(2));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // by our clock all three have
                "Sat, 10 Jan 2026 12:03:00 GMT | 3",
                "Sat, 10 Jan 2026 12:02:59 GMT | 2",
                "Sat, 10 Jan 2026 12:02:00 GMT | 2",
                "Sat, 10 Jan 2026 11:00:00 GMT | 0",
                // by the venue's own, which is ahead, a fourth would have; it was not asked for
                "Sat, 10 Jan 2026 12:09:00 GMT | 3",
                "half past ten | 3",
                "'' | 3"
            })
    void aCandleHasClosedOnlyIfTheAnswersOwnDateSaysSoToo(String date, int closed) {
        assertThat(candles(new DatedApi(true), date)).isEqualTo(CANDLES.subList(0, closed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = "Sat, 10 Jan 2026 12:02:59 GMT")
    void whereEachCandleSaysItselfWhetherItHasClosedTheDateSaysNothing(String date) {
        assertThat(candles(new DatedApi(false), date)).isEqualTo(CANDLES);
    }

    private static List<Candle> candles(DatedApi api, String date) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        api.answer = () ->
                RestResponse.ResponseBuilder.ok("[0,1,2]").header("Date", date).build();
        VenueCalls calls = new VenueCalls(
                "TEST",
                api,
                new LocalBudget(new Allowance(1, Map.of()), 1, () -> NOON, () -> Duration.ZERO),
                new ClosedBreaker(),
                new RetryPolicy(0, Duration.ZERO, 1),
                new FakeScheduler(),
                RandomGenerator.getDefault(),
                new VenueErrors(() -> NOON, Duration.ofMinutes(2), Duration.ofSeconds(10)),
                meters);
        Instant closedBy = NOON.plusSeconds(3 * 60).plusMillis(150);
        return new RestVenue("TEST", api, calls, new SetAsideRows("TEST", meters))
                .candles(new CandleQuery("BTCUSD", Timeframe.M1, NOON, closedBy, 10), Urgency.LIVE)
                .candles();
    }

    private static Candle candle(int minute) {
        return Candle.traded(NOON.plusSeconds(60L * minute), 100, 101, 99, 100, 1);
    }

    private static final class ClosedBreaker implements CircuitBreaker {
        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public <T> T call(Supplier<T> call) {
            return call.get();
        }
    }

    /** An API whose answer a test decides; all of it is candles, each written as its minute after noon. */
    private static final class DatedApi extends SilentApi {

        private static final KlineParser KLINES = new KlineParser(
                Payload::json,
                new CandleRows(
                        row -> NOON.plusSeconds(60 * row.longValue()).toEpochMilli(),
                        new Columns(row -> 100, row -> 101, row -> 99, row -> 100, row -> 1)));

        private final boolean byDate;
        private Supplier<RestResponse<String>> answer = RestResponse::noContent;

        DatedApi(boolean byDate) {
            this.byDate = byDate;
        }

        @Override
        public VenueRequest<CandleAnswer> candles(CandleQuery query) {
            return byDate
                    ? VenueRequest.candles(query, List.of(), answer, KLINES)
                    : VenueRequest.flaggedCandles(query, List.of(), answer, KLINES);
        }
    }
}
