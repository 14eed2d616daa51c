package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.SignalEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes of the base candle at hand; mutable, with one owner. Most candles have no event and say what the one before
 * said: then nothing is made for them.
 */
final class StepAtHand {

    private final List<SignalEvent> events = new ArrayList<>();
    private final List<Evaluated> evaluated = new ArrayList<>();

    /** The last step without an event. */
    private Step.Applied quiet = new Step.Applied(List.of(), List.of());

    void begin() {
        events.clear();
        evaluated.clear();
    }

    /** To be added to. */
    List<SignalEvent> events() {
        return events;
    }

    /** To be added to. */
    List<Evaluated> evaluated() {
        return evaluated;
    }

    /** All that came of it; the step of an earlier candle, if that says the same. */
    Step.Applied applied() {
        if (events.isEmpty() && saysTheSame(quiet.evaluated())) {
            return quiet;
        }
        var applied = new Step.Applied(List.copyOf(events), List.copyOf(evaluated));
        quiet = events.isEmpty() ? applied : quiet;
        return applied;
    }

    /** By index: an iterator would be the only object of a quiet candle. */
    private boolean saysTheSame(List<Evaluated> before) {
        boolean same = evaluated.size() == before.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = evaluated.get(i).equals(before.get(i));
        }
        return same;
    }
}
