package io.signalstack.trading.tracking;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches an instrument's signals against its base candles; mutable, with one owner.
 *
 * <p>A signal is filled at the open of the first candle that opens at or after its close and fill delay, unless that open
 * is at or beyond a level or the signal has expired. From then on each candle is asked in this order: did it open at or
 * beyond the stop (out at the open), or the target (out at the target); did it touch the stop, or the target (out at that
 * level; both: the stop, flagged ambiguous); did it close at the expiry (out at the close). Once its strategy has left it,
 * the first candle that opens at or after that close and fill delay ends it at its open, unless it opens at or beyond a
 * level. A lost candle before the end makes it unverifiable. Signals that ended less than a day ago are remembered, for a revision may still concern them.
 */
public final class SignalTracker {

    private static final long MEMORY_MS = Timeframe.D1.lengthMs();

    private final TreeMap<Place, WatchedSignal> signals = new TreeMap<>();

    /** Whose state has yet to be handed out. */
    private final Set<WatchedSignal> changed = new LinkedHashSet<>();

    private final List<String> forgotten = new ArrayList<>();

    /**
     * Those of the signals that another candle may concern; the others only wait to be forgotten. Gone through by index, as
     * each candle does it several times: an iterator would cost more than the few signals.
     */
    private final List<WatchedSignal> live = new ArrayList<>();

    private boolean liveChanged;

    /** Made anew once a signal was filled or has ended: a backtest asks at each candle. */
    private @Nullable List<Position> positions;

    private long forgetFromMs = Long.MIN_VALUE;

    /** The order of opening: candles in order of their close, then timeframes, then strategies. */
    private record Place(Instant closeTime, Timeframe timeframe, StrategyKey strategy) implements Comparable<Place> {

        static Place of(Signal signal) {
            return new Place(signal.closeTime(), signal.timeframe(), signal.strategy());
        }

        @Override
        public int compareTo(Place other) {
            int byClose = closeTime.compareTo(other.closeTime);
            int byTimeframe = byClose != 0 ? byClose : timeframe.compareTo(other.timeframe);
            return byTimeframe != 0 ? byTimeframe : strategy.compareTo(other.strategy);
        }
    }

    /**
     * An open signal that has been filled.
     *
     * @param signal which one
     * @param filledAt open time of the candle at whose open it was filled
     * @param fillPrice that open
     */
    public record Position(Signal signal, Instant filledAt, double fillPrice) {}

    private List<WatchedSignal> live() {
        if (liveChanged) {
            live.clear();
            for (WatchedSignal watched : signals.values()) {
                if (watched.live()) {
                    live.add(watched);
                }
            }
            liveChanged = false;
            positions = null;
        }
        return live;
    }

    /** Begins to watch a signal that has just been given. */
    public void open(Signal signal, Terms terms) {
        var watched = new WatchedSignal(signal, terms);
        signals.put(Place.of(signal), watched);
        changed.add(watched);
        liveChanged = true;
    }

    /** Whether a signal of this strategy is open on this timeframe: the cool-down. */
    public boolean isOpen(StrategyKey strategy, Timeframe timeframe) {
        List<WatchedSignal> watching = live();
        for (int i = 0; i < watching.size(); i++) {
            WatchedSignal watched = watching.get(i);
            if (watched.open() && watched.isOf(strategy, timeframe)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a signal of this strategy is filled on this timeframe, and its strategy has not left it. */
    public boolean mayBeLeft(StrategyKey strategy, Timeframe timeframe) {
        return find(strategy, timeframe) != null;
    }

    /**
     * The strategy leaves its filled signal on this timeframe, if there is one, as of a candle's close. It is asked while the
     * signal is open on candles as first published, and its word holds for the revised outcome too.
     *
     * @param closeMs when that candle closed
     */
    public void leave(StrategyKey strategy, Timeframe timeframe, long closeMs) {
        WatchedSignal watched = find(strategy, timeframe);
        if (watched != null) {
            watched.leave(closeMs);
            changed.add(watched);
        }
    }

    private @Nullable WatchedSignal find(StrategyKey strategy, Timeframe timeframe) {
        List<WatchedSignal> watching = live();
        for (int i = 0; i < watching.size(); i++) {
            WatchedSignal watched = watching.get(i);
            if (watched.mayBeLeft() && watched.isOf(strategy, timeframe)) {
                return watched;
            }
        }
        return null;
    }

    /** Takes in the next base candle. */
    public void add(Candle candle, Timeframe base, List<SignalEvent> events) {
        if (!signals.isEmpty()) {
            long openMs = candle.openTimeMs();
            advance(candle, openMs, openMs + base.lengthMs(), events);
            forget(openMs);
        }
    }

    /** Takes note that a base candle is lost. */
    public void lose(long openTimeMs, Timeframe base, List<SignalEvent> events) {
        advance(null, openTimeMs, openTimeMs + base.lengthMs(), events);
    }

    private void advance(@Nullable Candle candle, long openMs, long closeMs, List<SignalEvent> events) {
        List<WatchedSignal> watching = live();
        for (int i = 0; i < watching.size(); i++) {
            WatchedSignal watched = watching.get(i);
            int turns = watched.turns();
            say(candle == null ? watched.lose(Instant.ofEpochMilli(openMs)) : watched.add(candle, closeMs), events);
            say(watched.follow(candle, openMs, closeMs), events);
            if (watched.turns() > turns) {
                changed.add(watched);
                positions = null;
            }
            liveChanged |= !watched.live();
        }
    }

    private static void say(@Nullable SignalEvent event, List<SignalEvent> events) {
        if (event != null) {
            events.add(event);
        }
    }

    /** A candle that was seen has been revised: works out the outcomes with it, beside those that stand. */
    public void revise(Candle candle, RecentCandles recent, long nextOpenMs, Timeframe base, List<SignalEvent> events) {
        for (WatchedSignal watched : signals.values()) {
            if (watched.isConcernedBy(candle, nextOpenMs, MEMORY_MS)) {
                say(watched.revise(candle, recent, nextOpenMs, base.lengthMs()), events);
                changed.add(watched);
                liveChanged = true;
            }
        }
        forgetFromMs = Long.MIN_VALUE;
    }

    /** The history ends here: open signals become unverifiable, and all are forgotten. */
    public void abandon(Instant at, List<SignalEvent> events) {
        for (WatchedSignal watched : signals.values()) {
            say(watched.lose(at), events);
            forgotten.add(watched.signal().id());
        }
        signals.clear();
        changed.clear();
        liveChanged = true;
    }

    private void forget(long nowMs) {
        if (nowMs < forgetFromMs) {
            return;
        }
        // One that is open now, or opens later, ends later, and is remembered for as long again.
        forgetFromMs = nowMs + MEMORY_MS;
        signals.values().removeIf(watched -> {
            boolean gone = watched.forgettable(nowMs, MEMORY_MS);
            if (gone) {
                changed.remove(watched);
                forgotten.add(watched.signal().id());
            } else if (!watched.open()) {
                forgetFromMs = Math.min(forgetFromMs, watched.live() ? nowMs : watched.forgettableFromMs(MEMORY_MS));
            }
            return gone;
        });
    }

    /** The signals that are open, in order of opening. */
    public List<Signal> openSignals() {
        return live().stream()
                .filter(WatchedSignal::open)
                .map(WatchedSignal::signal)
                .toList();
    }

    /** Those of them that have been filled. */
    public List<Position> positions() {
        List<WatchedSignal> watching = live();
        List<Position> known = positions;
        if (known == null) {
            List<Position> filled = new ArrayList<>(watching.size());
            for (WatchedSignal watched : watching) {
                Position position = watched.position();
                if (position != null) {
                    filled.add(position);
                }
            }
            known = List.copyOf(filled);
            positions = known;
        }
        return known;
    }

    /** What one signal's state is kept as. */
    public interface StateSink {
        /** Takes the state of a signal, or null once it is forgotten. */
        void accept(String signalId, @Nullable CanonicalWriter state);
    }

    /**
     * Hands out the state of each signal that changed since the last time.
     *
     * @param begin gives the writer that a state is appended to
     */
    public void drainChanges(Supplier<CanonicalWriter> begin, StateSink sink) {
        for (WatchedSignal watched : changed) {
            CanonicalWriter out = begin.get();
            watched.write(out);
            sink.accept(watched.signal().id(), out);
        }
        changed.clear();
        forgotten.forEach(gone -> sink.accept(gone, null));
        forgotten.clear();
    }

    /** Takes over one signal's saved state. */
    public void restore(CanonicalReader in) {
        WatchedSignal watched = WatchedSignal.read(in);
        signals.put(Place.of(watched.signal()), watched);
        liveChanged = true;
    }
}
