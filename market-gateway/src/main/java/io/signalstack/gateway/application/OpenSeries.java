package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.gateway.application.Meters.PublishedKind;
import io.signalstack.gateway.application.VenueException.NotYet;
import io.signalstack.gateway.application.VenueException.Subject;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens an instrument's series: says what holds for it, and publishes the venue's own higher candles from before its
 * first base candle. Base candles begin at 00:00 UTC of a day that the venue's history covers whole, so that every
 * bucket of every timeframe is whole. A timeframe that the venue's history cannot seed is left out.
 */
final class OpenSeries {

    private final Market market;
    private final CandleLog log;
    private final FollowingPolicy policy;
    private final Meters meters;

    OpenSeries(Market market, CandleLog log, FollowingPolicy policy, Meters meters) {
        this.market = market;
        this.log = log;
        this.policy = policy;
        this.meters = meters;
    }

    /**
     * Opens the series in one transaction.
     *
     * @param wanted the series, with all timeframes that are asked for
     * @param since the head of the series before it
     * @throws NotYet if the venue's history covers no day from its beginning, or seeds none of the timeframes
     * @throws VenueException if the venue gives no history now
     * @throws CandleLog.LogException if it could not be published
     */
    void open(InstrumentDefinition definition, Series wanted, Optional<CandleHead> since) {
        Instant now = market.clock().now();
        Timeframe base = wanted.baseInterval();
        VenueHistory history =
                new VenueHistory(market.venue(), definition.venueSymbol(), policy.pageSize(), Urgency.BACKFILL, now);
        Instant start = start(history, definition, base, now);
        List<Timeframe> scored = new ArrayList<>();
        List<CandleEvent> seeds = new ArrayList<>();
        Instant seeded = Instant.MAX;
        for (Timeframe timeframe : wanted.timeframes()) {
            List<Candle> before =
                    timeframe == base ? List.of() : history.endingAt(start, timeframe, policy.seedCandles());
            if (timeframe == base || before.size() >= policy.requiredSeeds()) {
                scored.add(timeframe);
                before.forEach(candle -> seeds.add(SeedCandle.of(wanted.instrument(), timeframe, candle)));
            } else {
                Instant ready =
                        start.plus(timeframe.length().multipliedBy((long) policy.requiredSeeds() - before.size()));
                seeded = ready.isBefore(seeded) ? ready : seeded;
            }
        }
        if (scored.isEmpty()) {
            throw notYet(definition, "has too little history to seed any timeframe asked for", seeded);
        }
        Series series = wanted.withTimeframes(scored);
        List<CandleEvent> events = new ArrayList<>();
        events.add(SeriesStarted.of(series));
        events.addAll(seeds);
        CandleHead head = new CandleHead(
                definition.instrument(),
                series.id(),
                series.tick(),
                base.toString(),
                scored.stream().map(Timeframe::toString).toList(),
                start.minus(base.length()),
                base.bucket(now),
                Map.of(),
                definition.market());
        log.publish(since, events, head);
        meters.published(series.instrument().venue(), PublishedKind.SEED, seeds.size());
    }

    /** The first midnight from the wanted depth on to which the history reaches back; it does so to all after it. */
    private Instant start(VenueHistory history, InstrumentDefinition definition, Timeframe base, Instant now) {
        Instant first = now.minus(Duration.ofDays(definition.backfillDays())).truncatedTo(ChronoUnit.DAYS);
        Instant beyond = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        if (history.covers(base, first)) {
            return first;
        }
        Instant uncovered = first;
        Instant covered = beyond;
        while (Duration.between(uncovered, covered).toDays() > 1) {
            Instant middle = uncovered.plus(Duration.between(uncovered, covered).toDays() / 2, ChronoUnit.DAYS);
            if (history.covers(base, middle)) {
                covered = middle;
            } else {
                uncovered = middle;
            }
        }
        if (covered.equals(beyond)) {
            throw notYet(definition, "has no history from 00:00 UTC of any day asked for", beyond);
        }
        return covered;
    }

    private NotYet notYet(InstrumentDefinition definition, String reason, Instant readyAt) {
        return new NotYet(new Subject(market.venue().name(), Optional.of(definition.venueSymbol())), reason, readyAt);
    }
}
