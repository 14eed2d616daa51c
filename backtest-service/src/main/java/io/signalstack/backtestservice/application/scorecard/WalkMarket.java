package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.trading.calibration.ScoredMarket;
import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Takes a strategy through a series of the archive up to an instant, from where it was the last time. */
public final class WalkMarket {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ArchivedHistory history;
    private final Walks walks;
    private final int stride;

    /** @param stride base candles after which it is kept how far the walk is */
    public WalkMarket(ArchivedHistory history, Walks walks, int stride) {
        this.history = history;
        this.walks = walks;
        this.stride = stride;
    }

    /**
     * Walks, blocking.
     *
     * @param series whose base candles that close at or before {@code until} are walked through
     * @param cancelled asked for every candle
     * @throws CancellationException if it was cancelled, or the lease has ended
     */
    public ScoredMarket to(
            Instant until,
            StrategyDefinition strategy,
            ArchivedSeries series,
            ScorecardLease lease,
            BooleanSupplier cancelled) {
        var walk = new Walk(strategy, series, lease);
        for (MarketRecord record : walk.records(until)) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("walk of " + strategy.key() + " through " + walk.id());
            }
            walk.on(record);
        }
        walk.keep();
        return walk.market;
    }

    /** One walk; mutable, with one owner. */
    private final class Walk {

        private final StrategyDefinition strategy;
        private final ArchivedSeries archived;
        private final ScorecardLease lease;
        private final Map<String, byte[]> sections = new HashMap<>();
        private final ScoredMarket market;
        private int kept;
        private int taken;

        private Walk(StrategyDefinition strategy, ArchivedSeries archived, ScorecardLease lease) {
            this.strategy = strategy;
            this.archived = archived;
            this.lease = lease;
            Optional<SavedWalk> saved = await(walks.find(strategy.key(), series()));
            if (saved.filter(this::isOfThisCourse).isPresent()) {
                SavedWalk walk = saved.get();
                sections.putAll(walk.sections());
                market = ScoredMarket.resume(series().instrument(), sections, walk.start(), walk.settled());
                kept = walk.settled().size();
            } else {
                requireLease(await(walks.forget(lease, strategy.key(), series())));
                market = new ScoredMarket(series().instrument(), List.of(strategy));
            }
        }

        /** A walk that began before history had been fetched begins anew with it. */
        private boolean isOfThisCourse(SavedWalk walk) {
            return walk.market().equals(series().market())
                    && walk.start().isBefore(archived.firstOpen()) == archived.hasFetched();
        }

        private Series series() {
            return archived.series();
        }

        private String id() {
            return series().id();
        }

        private Iterable<MarketRecord> records(Instant until) {
            return market.nextOpen().equals(Instant.EPOCH)
                    ? history.records(archived, until)
                    : history.recordsFrom(archived, market.nextOpen(), until);
        }

        private void on(MarketRecord record) {
            market.on(record);
            taken++;
            if (taken % stride == 0 && !market.nextOpen().equals(Instant.EPOCH)) {
                keep();
            }
        }

        private void keep() {
            if (market.nextOpen().equals(Instant.EPOCH) || taken == 0) {
                return;
            }
            market.drainChanges((name, section) -> {
                if (section == null) {
                    sections.remove(name);
                } else {
                    sections.put(name, section);
                }
            });
            List<Settled> settled = market.settled();
            var walk = new SavedWalk(series().market(), market.start(), sections, settled);
            requireLease(
                    await(walks.keep(lease, strategy.key(), series(), walk, settled.subList(kept, settled.size()))));
            kept = settled.size();
        }

        private void requireLease(boolean held) {
            if (!held) {
                throw new CancellationException("the right to make scorecards is another's");
            }
        }

        private static <T> T await(Uni<T> answer) {
            return answer.await().atMost(PATIENCE);
        }
    }
}
