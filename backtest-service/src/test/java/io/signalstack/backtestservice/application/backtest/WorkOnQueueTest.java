package io.signalstack.backtestservice.application.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.application.backtest.WorkOnQueue.Outcome;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkOnQueueTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instrument BTC = Instrument.parse("REPLAY:BTC/USD");
    private static final Series SERIES =
            new Series(Series.id(BTC, 1), BTC, new BigDecimal("0.01"), Timeframe.M1, List.of(Timeframe.M1));
    private static final RunSpec SPEC = new RunSpec(
            BTC.toString(),
            SERIES.id(),
            "confluence@1",
            "confluence",
            Map.of(),
            "1m",
            START,
            START.plus(Duration.ofDays(100_000)),
            10,
            5,
            1,
            false,
            0,
            null);

    private final OneRun queue = new OneRun();
    private final WorkOnQueue work = new WorkOnQueue(
            queue, new RunBacktest(new EndlessHistory(), InstantSource.system()), Duration.ofMillis(20));

    @Test
    void a_run_whose_lease_has_ended_stops_and_stores_nothing() {
        // Given a store that says at the second heartbeat that the lease is another's
        queue.beatsUntilLost = 2;

        // When
        Outcome outcome = work.next(() -> false);

        // Then
        assertThat(outcome).isInstanceOf(Outcome.Ended.class);
        assertThat(queue.calls).doesNotContain("finish").contains("renew");
    }

    @Test
    void a_run_is_handed_back_when_the_service_stops() {
        // When
        Outcome outcome = work.next(() -> true);

        // Then
        assertThat(outcome).isInstanceOf(Outcome.Ended.class);
        assertThat(queue.calls).contains("giveBack").doesNotContain("finish");
    }

    @Test
    void with_nothing_ordered_there_is_nothing_to_do() {
        // Given
        queue.ordered = false;

        // When, Then
        assertThat(work.next(() -> false)).isInstanceOf(Outcome.Idle.class);
    }

    /** A queue in memory that holds one run. */
    private static final class OneRun implements RunQueue {

        private final List<String> calls = new ArrayList<>();
        private boolean ordered = true;
        private int beatsUntilLost = Integer.MAX_VALUE;

        @Override
        public Uni<Optional<Lease>> lease() {
            return Uni.createFrom()
                    .item(ordered ? Optional.of(new Lease(UUID.randomUUID(), 1, SPEC)) : Optional.empty());
        }

        @Override
        public synchronized Uni<Boolean> renew(Lease lease, Progress progress) {
            calls.add("renew");
            beatsUntilLost--;
            return Uni.createFrom().item(beatsUntilLost > 0);
        }

        @Override
        public synchronized Uni<Boolean> finish(Lease lease, RunResult result) {
            calls.add("finish");
            return Uni.createFrom().item(true);
        }

        @Override
        public synchronized Uni<Void> giveBack(Lease lease) {
            calls.add("giveBack");
            return Uni.createFrom().voidItem();
        }
    }

    /** More candles than can be run before a test's time is up. */
    private static final class EndlessHistory implements ArchivedHistory {

        @Override
        public Uni<Optional<ArchivedSeries>> newest(Instrument instrument) {
            return series(SERIES.id());
        }

        @Override
        public Uni<Optional<ArchivedSeries>> series(String id) {
            return Uni.createFrom().item(Optional.of(new ArchivedSeries(SERIES, List.of(), START, START)));
        }

        @Override
        public Iterable<MarketRecord> records(ArchivedSeries series, Instant until) {
            return () -> Stream.concat(Stream.of(new MarketRecord.SeriesStarted(SERIES)), candles())
                    .iterator();
        }

        @Override
        public Iterable<MarketRecord> recordsFrom(ArchivedSeries series, Instant from, Instant until) {
            return records(series, until);
        }

        private static Stream<MarketRecord> candles() {
            return LongStream.iterate(0, minute -> minute + 1)
                    .mapToObj(minute -> new MarketRecord.Base(Candle.flat(START.plusSeconds(60 * minute), 100), 0));
        }
    }
}
