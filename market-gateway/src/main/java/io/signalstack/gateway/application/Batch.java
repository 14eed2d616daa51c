package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.gateway.application.Meters.GapOutcome;
import io.signalstack.gateway.application.Meters.PublishedKind;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The candles of one transaction, with what is said about each at its publication. Mutable: belongs to one poll. */
final class Batch {

    private final Instrument instrument;
    private final Timeframe base;
    private final CandleHead since;
    private final VenueClock clock;
    private final Instant publishedAt;
    private final Duration backfilledAfter;
    private final Sequence sequence;
    private final List<CandleEvent> events = new ArrayList<>();
    private final Map<PublishedKind, Integer> kinds = new EnumMap<>(PublishedKind.class);
    private final Map<GapOutcome, Integer> gaps = new EnumMap<>(GapOutcome.class);

    Batch(
            Instrument instrument,
            Timeframe base,
            CandleHead since,
            VenueClock clock,
            Instant publishedAt,
            Duration backfilledAfter) {
        this.instrument = instrument;
        this.base = base;
        this.since = since;
        this.clock = clock;
        this.publishedAt = publishedAt;
        this.backfilledAfter = backfilledAfter;
        this.sequence = new Sequence(since, base);
    }

    Sequence sequence() {
        return sequence;
    }

    void add(Candle candle, int revision) {
        Optional<Instant> closedAt = closedAt(candle);
        boolean backfilled = closedAt.map(
                        at -> Duration.between(at, publishedAt).compareTo(backfilledAfter) > 0)
                .orElse(true);
        events.add(BaseCandle.of(instrument, candle, revision, orNull(closedAt), backfilled));
        sequence.accept(candle, revision);
        kinds.merge(kind(candle, revision, backfilled), 1, Integer::sum);
    }

    void addLost(Instant openTime) {
        events.add(new CandleLost(instrument.toString(), openTime));
        sequence.lose(openTime);
    }

    /** So many of its candles, or markers, were missing once. */
    void countGap(GapOutcome outcome, int candles) {
        gaps.merge(outcome, candles, Integer::sum);
    }

    /** Tells what versions of candles are in it. */
    void tell(NewestRows rows, Instant now) {
        for (CandleEvent event : events) {
            if (event instanceof BaseCandle candle) {
                rows.published(candle.openTime(), candle.revision(), base, now);
            }
        }
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    void publishTo(CandleLog log, Meters meters) {
        log.publish(Optional.of(since), events, sequence.head());
        kinds.forEach((kind, count) -> meters.published(instrument.venue(), kind, count));
        gaps.forEach((outcome, count) -> meters.gap(instrument.venue(), outcome, count));
    }

    private Optional<Instant> closedAt(Candle candle) {
        return candle.openTime().isBefore(since.firstLive())
                ? Optional.empty()
                : Optional.of(clock.wallAt(candle.closeTime(base)));
    }

    private static PublishedKind kind(Candle candle, int revision, boolean backfilled) {
        if (revision > 0) {
            return PublishedKind.REVISION;
        }
        if (candle.synthetic()) {
            return PublishedKind.SYNTHETIC;
        }
        return backfilled ? PublishedKind.BACKFILLED : PublishedKind.LIVE;
    }

    private static @Nullable Instant orNull(Optional<Instant> instant) {
        return instant.isPresent() ? instant.get() : null;
    }
}
