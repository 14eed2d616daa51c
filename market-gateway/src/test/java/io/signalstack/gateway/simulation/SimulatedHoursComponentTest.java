package io.signalstack.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.gateway.application.InstrumentStatus;
import io.signalstack.sandbox.exchange.Fault;
import io.signalstack.sandbox.exchange.Fault.Kind;
import io.signalstack.sandbox.testing.ToldCandles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Simulation.class)
class SimulatedHoursComponentTest extends SimulatedScene {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int STALE_AFTER = 5;

    @Test
    void anHourOfAHealthyVenueIsOneCandleForEachInstrumentAndMinuteAndNotOneWarning() {
        // Given
        int overBudget = simulated.exchange().timesOverBudget();
        List<String> instruments = follow(5);
        pass(Duration.ofMinutes(10));
        Instant begin = newestPolled();
        ServedByVenue served = new ServedByVenue(simulated.exchange(), time.instant());

        // When
        try (Warnings warnings = new Warnings()) {
            pass(HOUR);

            // Then
            assertThat(warnings.said()).isEmpty();
        }
        for (String instrument : instruments) {
            ToldCandles published = published(instrument);
            assertThat(published.inOrder()).isTrue();
            assertThat(published.lost()).isEmpty();
            assertThat(published.revisions()).isZero();
            assertThat(published.last()).isEqualTo(begin.plus(HOUR));
        }

        assertThat(simulated.exchange().timesOverBudget()).isEqualTo(overBudget);

        // and one call for each of them, one for prices, the clock now and then, and the venue's list once for each
        served.readOn();
        assertThat(served.count()).isBetween(60 * (5 + 1), 60 * (5 + 1) + 13 + 5);
    }

    /** A candle is evaluated when it is published: what is late by a candle's length is flagged, and counted here. */
    @Test
    void aVenueThatFailsOneCallInTwentyDelaysHardlyACandleAndCostsNone() {
        // Given
        List<String> instruments = follow(5);
        pass(Duration.ofMinutes(10));
        Instant begin = newestPolled();

        // When
        for (Kind kind : List.of(Kind.SERVER_ERROR, Kind.CONNECTION_RESET)) {
            faults().inject(Fault.withProbability(0.025, kind).on("/api/v3/"));
        }
        pass(HOUR.multipliedBy(3));
        faults().clear();
        pass(Duration.ofMinutes(2));

        // Then
        long late = 0;
        long all = 0;
        for (String instrument : instruments) {
            ToldCandles published = published(instrument);
            assertThat(published.inOrder()).isTrue();
            assertThat(published.lost()).isEmpty();
            assertThat(published.last()).isEqualTo(newestPolled());
            List<BaseCandle> candles = events(instrument).stream()
                    .filter(event -> event instanceof BaseCandle)
                    .map(BaseCandle.class::cast)
                    .filter(candle -> candle.openTime().isAfter(begin))
                    .toList();
            all += candles.size();
            late += candles.stream().filter(BaseCandle::backfilled).count();
        }
        assertThat(all).isEqualTo(5 * 182);
        assertThat(late).isLessThanOrEqualTo(all / 200);
    }

    @Test
    void aVenueThatIsAwayMakesItsInstrumentsStaleAndNothingIsLost() {
        // Given
        String instrument = follow(1).getFirst();
        pass(Duration.ofMinutes(10));
        ServedByVenue served = new ServedByVenue(simulated.exchange(), time.instant());

        // When
        for (String path : List.of("/api/v3/klines", "/api/v3/time", "/api/v3/ticker/price")) {
            faults().inject(Fault.withProbability(1, Kind.SERVER_ERROR).on(path));
        }
        pass(HOUR);

        // Then
        InstrumentStatus stale = status().getFirst();
        assertThat(stale.isStale(STALE_AFTER)).isTrue();
        assertThat(stale.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("SIM (BTC", "500", "look at the venue's status page"));
        served.readOn();
        assertThat(served.count()).as("four tries a minute and kind").isLessThan(60 * 2 * 4 * 2);

        // When
        faults().clear();
        pass(Duration.ofMinutes(5));

        // Then
        assertThat(status().getFirst().isStale(STALE_AFTER)).isFalse();
        ToldCandles published = published(instrument);
        assertThat(published.inOrder()).isTrue();
        assertThat(published.lost()).isEmpty();
        assertThat(published.last()).isEqualTo(newestPolled());
    }

    @Test
    void whatIsMoreThanTheBudgetAllowsWaitsAndNothingIsLost() {
        // Given: two for each of the candles and four for the prices, of the 36 that are allowed
        int overBudget = simulated.exchange().timesOverBudget();
        ServedByVenue served = new ServedByVenue(simulated.exchange(), time.instant());
        List<String> instruments = follow(20);

        // When
        pass(HOUR);

        // Then
        served.readOn();
        assertThat(served.heaviestMinute()).isBetween(SimulatedExchange.ALLOWED - 3, SimulatedExchange.ALLOWED);
        assertThat(simulated.exchange().timesOverBudget()).isEqualTo(overBudget);
        for (String instrument : instruments) {
            ToldCandles published = published(instrument);
            assertThat(published.inOrder()).isTrue();
            assertThat(published.lost()).isEmpty();
            assertThat(published.last()).isAfter(newestPolled().minus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void aCandleThatIsNeverServedIsDeclaredLostAndHoldsNobodyElseUp() {
        // Given
        List<String> instruments = follow(2);
        pass(Duration.ofMinutes(10));

        String faulty = instruments.getFirst();
        String healthy = instruments.getLast();

        // When: two of one's candles are in no answer, for good
        Instant gone = newestPolled().plus(Duration.ofMinutes(5));
        simulated.exchange().withhold(symbol(faulty), gone);
        simulated.exchange().withhold(symbol(faulty), gone.plus(Duration.ofMinutes(1)));
        pass(Duration.ofMinutes(30));

        // Then
        assertThat(published(healthy).last()).isEqualTo(newestPolled());
        assertThat(published(healthy).lost()).isEmpty();

        ToldCandles published = published(faulty);
        assertThat(published.lost()).containsExactly(gone, gone.plus(Duration.ofMinutes(1)));
        assertThat(published.inOrder()).isTrue();
        assertThat(published.twice()).isEmpty();
        assertThat(published.last()).isEqualTo(newestPolled());
    }
}
