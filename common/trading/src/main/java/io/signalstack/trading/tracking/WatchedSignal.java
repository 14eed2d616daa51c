package io.signalstack.trading.tracking;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalForm;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One signal on candles as first published, and beside it, once a candle of it was revised, on the revised ones; mutable,
 * with one owner.
 */
final class WatchedSignal {

    private final Signal signal;
    private final Terms terms;
    private final Track published;
    private final TreeMap<Long, Candle> revisions = new TreeMap<>();
    private @Nullable Track revised;
    private @Nullable Outcome lastSaid;
    private long endedByMs = Long.MAX_VALUE;
    private int sequence;

    WatchedSignal(Signal signal, Terms terms) {
        this(signal, terms, new Track(signal, terms));
    }

    private WatchedSignal(Signal signal, Terms terms, Track published) {
        this.signal = signal;
        this.terms = terms;
        this.published = published;
    }

    Signal signal() {
        return signal;
    }

    boolean isOf(StrategyKey strategy, Timeframe timeframe) {
        return signal.timeframe() == timeframe && signal.strategy().equals(strategy);
    }

    boolean open() {
        return !published.ended();
    }

    /** Null while it is not filled, and once it has ended. */
    @Nullable Position position() {
        Instant filledAt = published.filledAt();
        return open() && filledAt != null ? new Position(signal, filledAt, published.fillPrice()) : null;
    }

    /** How often it has been filled or ended, as first published and as revised: its state changes with each time. */
    int turns() {
        return published.turns() + (revised == null ? 0 : revised.turns());
    }

    /** Whether the next candle may concern it: it is open, or its revised twin is. */
    boolean live() {
        return open() || (revised != null && !revised.ended());
    }

    /** From when on it is forgettable, if it is not live. */
    long forgettableFromMs(long memoryMs) {
        return endedByMs + memoryMs;
    }

    /** Whether nothing can be said of it any more: it ended a day ago, and so did its revised twin. */
    boolean forgettable(long nowMs, long memoryMs) {
        return !open() && nowMs - endedByMs >= memoryMs && (revised == null || revised.ended());
    }

    /** Whether it is in a trade that its strategy has not asked to leave yet. */
    boolean mayBeLeft() {
        return open() && published.filledAt() != null && published.leaveFromMs() == Long.MAX_VALUE;
    }

    /** Its strategy leaves it, as of a candle's close. */
    void leave(long closeMs) {
        long fromMs = closeMs + terms.fillDelayMs();
        published.leaveFrom(fromMs);
        if (revised != null) {
            revised.leaveFrom(fromMs);
        }
    }

    /** Takes in the next candle; gives its closing, or null. */
    SignalEvent.@Nullable Closed add(Candle candle, long closeMs) {
        if (!open()) {
            return null;
        }
        published.add(candle, closeMs);
        return closed(candle.openTimeMs());
    }

    /** A candle is lost; gives its closing, or null if it had ended. */
    SignalEvent.@Nullable Closed lose(Instant at) {
        if (!open()) {
            return null;
        }
        published.lose(at);
        return closed(at.toEpochMilli());
    }

    private SignalEvent.@Nullable Closed closed(long byMs) {
        Outcome outcome = published.outcome();
        if (outcome == null) {
            return null;
        }
        endedByMs = byMs;
        // A revision may have said so already: then there is nothing more to say about it.
        if (lastSaid == null) {
            lastSaid = outcome;
        }
        return new SignalEvent.Closed(signal, ++sequence, outcome);
    }

    /** Its revised twin takes in the next candle, or null for one that is lost. */
    SignalEvent.@Nullable Revised follow(@Nullable Candle candle, long openMs, long closeMs) {
        if (revised == null || revised.ended()) {
            return null;
        }
        step(revised, candle, openMs, closeMs);
        return said(revised);
    }

    /** Whether a revision of the candle may change how it ended, and it ended less than {@code memoryMs} ago. */
    boolean isConcernedBy(Candle candle, long nextMs, long memoryMs) {
        return candle.openTimeMs() >= signal.closeTime().toEpochMilli() && (open() || nextMs - endedByMs <= memoryMs);
    }

    /** A candle was revised; gives what is to be said about it, or null. */
    SignalEvent.@Nullable Revised revise(Candle candle, RecentCandles recent, long nextMs, long stepMs) {
        revisions.put(candle.openTimeMs(), candle);
        var track = new Track(signal, terms);
        track.leaveFrom(published.leaveFromMs());
        replayUntilEnd(track, stepMs);
        for (long at = endedByMs; at < nextMs && !track.ended(); at += stepMs) {
            Candle revision = revisions.get(at);
            step(track, revision == null ? recent.get(at) : revision, at, at + stepMs);
        }
        revised = track;
        return said(track);
    }

    /**
     * Candles before the published end touched nothing as first published, wherever the fill was: only the fill and the
     * revised ones count.
     */
    private void replayUntilEnd(Track track, long stepMs) {
        Instant filledAt = published.filledAt();
        long fillMs = filledAt == null ? Long.MAX_VALUE : filledAt.toEpochMilli();
        if (filledAt != null && fillMs < endedByMs && !revisions.containsKey(fillMs)) {
            track.fill(filledAt, published.fillPrice());
        }
        for (Map.Entry<Long, Candle> revision : revisions.headMap(endedByMs).entrySet()) {
            if (revision.getKey() >= fillMs) {
                step(track, revision.getValue(), revision.getKey(), revision.getKey() + stepMs);
            }
        }
    }

    private static void step(Track track, @Nullable Candle candle, long openMs, long closeMs) {
        if (candle == null) {
            track.lose(Instant.ofEpochMilli(openMs));
        } else {
            track.add(candle, closeMs);
        }
    }

    private SignalEvent.@Nullable Revised said(Track track) {
        Outcome outcome = track.outcome();
        if (outcome == null || outcome.equals(lastSaid)) {
            return null;
        }
        lastSaid = outcome;
        return new SignalEvent.Revised(signal, ++sequence, outcome);
    }

    void write(CanonicalWriter out) {
        CanonicalForm.write(out, signal);
        out.whole(terms.fillDelayMs()).number(terms.costPerSide());
        published.write(out);
        out.whole(endedByMs).integer(sequence).integer(revisions.size());
        revisions.values().forEach(candle -> CandleBytes.write(out, candle));
        out.flag(revised != null);
        if (revised != null) {
            revised.write(out);
        }
        out.flag(lastSaid != null);
        if (lastSaid != null) {
            CanonicalForm.write(out, lastSaid);
        }
    }

    static WatchedSignal read(CanonicalReader in) {
        Signal signal = CanonicalForm.readSignal(in);
        var terms = new Terms(in.whole(), in.number());
        var watched = new WatchedSignal(signal, terms, Track.read(in, signal, terms));
        watched.endedByMs = in.whole();
        watched.sequence = in.integer();
        for (int i = in.integer(); i > 0; i--) {
            Candle candle = CandleBytes.read(in);
            watched.revisions.put(candle.openTimeMs(), candle);
        }
        watched.revised = in.flag() ? Track.read(in, signal, terms) : null;
        watched.lastSaid = in.flag() ? CanonicalForm.readOutcome(in) : null;
        return watched;
    }
}
