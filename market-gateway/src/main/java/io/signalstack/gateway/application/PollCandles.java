package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.gateway.application.Meters.GapOutcome;
import io.signalstack.gateway.application.Sequence.Judgement;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings an instrument's published history one call further: opens its series, fetches what is due in one call for base
 * candles, and publishes what is in order. Mutable: belongs to one instrument, one poll at a time.
 */
final class PollCandles {

    private final Market market;
    private final CandleLog log;
    private final FollowingPolicy policy;
    private final InstantSource wall;
    private final Meters meters;
    private final Patience patience;
    /** Candles that wait behind a gap; a later answer's version takes the place of an earlier one's. */
    private NavigableMap<Instant, Candle> waiting = new TreeMap<>();

    private int emptyAnswers;

    PollCandles(Market market, CandleLog log, FollowingPolicy policy, InstantSource wall, Meters meters) {
        this.market = market;
        this.log = log;
        this.policy = policy;
        this.wall = wall;
        this.meters = meters;
        this.patience = new Patience(policy.gapAnswers());
    }

    /**
     * Does one step.
     *
     * @return how long to wait, by the wall clock, before the next
     * @throws IllegalArgumentException naming the field and value, if the definition cannot be followed
     * @throws VenueException if the venue gave no usable answer
     * @throws CandleLog.LogException if nothing could be published
     */
    Duration poll(InstrumentDefinition definition) {
        Series series = Definitions.series(definition);
        Optional<CandleHead> known = log.head(definition.instrument());
        if (known.isEmpty() || Definitions.seriesNumber(known.get()) < definition.seriesNumber()) {
            waiting = new TreeMap<>();
            patience.restart();
            new OpenSeries(market, log, policy, meters).open(definition, series, known);
            return Duration.ZERO;
        }
        CandleHead head = known.get();
        requireSameSeries(series, head);
        if (Definitions.differ(series, head)) {
            log.publish(known, List.of(InstrumentChanged.of(series)), changed(series, head));
            return Duration.ZERO;
        }
        return fetch(definition, series, head);
    }

    private Duration fetch(InstrumentDefinition definition, Series series, CandleHead head) {
        Timeframe base = series.baseInterval();
        Instant now = market.clock().now();
        Instant from = head.lastOpenTime().minus(base.length().multipliedBy(policy.overlap() - 1L));
        // The open candle is counted too: a venue of Binance's kind sends it along.
        long wanted = Duration.between(from, now).dividedBy(base.length()) + 1;
        int limit = Math.clamp(wanted, 1, policy.pageSize());
        NavigableMap<Instant, Candle> rows = new TreeMap<>(waiting);
        for (Candle candle :
                market.venue().candles(new CandleQuery(definition.venueSymbol(), base, from, now, limit))) {
            rows.put(candle.openTime(), candle);
        }
        Batch batch =
                new Batch(series.instrument(), base, head, market.clock(), wall.instant(), policy.backfilledAfter());
        boolean gapOpen = takeInOrder(rows, batch);
        if (!batch.isEmpty()) {
            batch.publishTo(log, meters);
        }
        waiting = rows;
        if (gapOpen) {
            return policy.gapDelay();
        }
        boolean further = batch.sequence().due().isAfter(head.lastOpenTime().plus(base.length()));
        emptyAnswers = further ? 0 : emptyAnswers + 1;
        return untilDue(batch.sequence().due(), base);
    }

    /** Moves rows into the batch, oldest first, up to a gap that may still be filled; tells whether there is one. */
    private boolean takeInOrder(NavigableMap<Instant, Candle> rows, Batch batch) {
        for (Iterator<Candle> oldest = rows.values().iterator(); oldest.hasNext(); ) {
            Candle candle = oldest.next();
            Sequence sequence = batch.sequence();
            switch (sequence.judge(candle)) {
                case Judgement.Seen() -> {}
                case Judgement.Revised(int revision) -> batch.add(candle, revision);
                case Judgement.Next() -> {
                    countFilled(candle);
                    batch.add(candle, 0);
                }
                case Judgement.Gap(List<Instant> missing) -> {
                    if (!patience.endsAfterAnswerWithout(missing.getFirst())) {
                        return true;
                    }
                    missing.forEach(batch::addLost);
                    meters.gap(market.venue().name(), GapOutcome.LOST, missing.size());
                    patience.restart();
                    batch.add(candle, 0);
                }
            }
            oldest.remove();
        }
        return false;
    }

    private void countFilled(Candle candle) {
        if (patience.awaits(candle.openTime())) {
            meters.gap(market.venue().name(), GapOutcome.FILLED, 1);
            patience.restart();
        }
    }

    /** Until just after the close of the candle that is due; a little longer each time that it fails to come. */
    private Duration untilDue(Instant due, Timeframe base) {
        Instant closes = market.clock().wallAt(due.plus(base.length())).plus(policy.pollDelay());
        Duration wait = Duration.between(wall.instant(), closes);
        if (wait.isPositive()) {
            return wait;
        }
        if (emptyAnswers == 0) {
            return Duration.ZERO;
        }
        Duration longer = policy.emptyDelay().multipliedBy(1L << Math.min(emptyAnswers - 1, 20));
        return longer.compareTo(base.length()) > 0 ? base.length() : longer;
    }

    private static void requireSameSeries(Series series, CandleHead head) {
        if (!series.id().equals(head.seriesId())) {
            throw new IllegalArgumentException(
                    "seriesNumber leads to " + series.id() + ", but " + head.seriesId() + " is published already");
        }
        if (!series.baseInterval().toString().equals(head.baseInterval())) {
            throw new IllegalArgumentException("baseInterval " + series.baseInterval() + " differs from "
                    + head.baseInterval() + ": that takes a higher seriesNumber");
        }
    }

    private static CandleHead changed(Series series, CandleHead head) {
        return new CandleHead(
                head.instrument(),
                head.seriesId(),
                series.tick(),
                head.baseInterval(),
                series.timeframes().stream().map(Timeframe::toString).toList(),
                head.lastOpenTime(),
                head.firstLive(),
                head.recent());
    }
}
