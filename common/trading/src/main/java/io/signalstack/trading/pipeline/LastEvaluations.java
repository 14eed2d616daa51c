package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last evaluation of each strategy on a timeframe, by strategy; mutable, with one owner. */
final class LastEvaluations {

    private final Timeframe timeframe;

    /** There are few: they are gone through faster than a hash is worked out. */
    private final List<Slot> slots = new ArrayList<>();

    private static final class Slot {
        private Evaluated last;
        private long openTimeMs;

        private Slot(Evaluated first) {
            last = first;
        }

        private StrategyKey strategy() {
            return last.strategy();
        }
    }

    LastEvaluations(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    /** Remembers one; gives it as it was last time, if it says the same again: most candles are as quiet as the last. */
    Evaluated put(StrategyKey strategy, long openTimeMs, Evaluation evaluation) {
        Slot slot = find(strategy);
        if (slot == null) {
            slot = new Slot(new Evaluated(strategy, timeframe, evaluation));
            slots.add(slot);
            slots.sort(Comparator.comparing(Slot::strategy));
        } else if (!slot.last.evaluation().equals(evaluation)) {
            slot.last = new Evaluated(strategy, timeframe, evaluation);
        }
        slot.openTimeMs = openTimeMs;
        return slot.last;
    }

    private @Nullable Slot find(StrategyKey strategy) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).strategy().equals(strategy)) {
                return slots.get(i);
            }
        }
        return null;
    }

    List<LastEvaluation> all() {
        return slots.stream()
                .map(slot -> new LastEvaluation(Instant.ofEpochMilli(slot.openTimeMs), slot.last))
                .toList();
    }

    /** Forgets a strategy's, and says whether there was one. */
    boolean forget(StrategyKey strategy) {
        return slots.removeIf(slot -> slot.strategy().equals(strategy));
    }

    void write(CanonicalWriter out) {
        out.integer(slots.size());
        for (Slot slot : slots) {
            out.text(slot.strategy().toString()).whole(slot.openTimeMs);
            EvaluationBytes.write(out, slot.last.evaluation());
        }
    }

    /** Takes over what was written. */
    void read(CanonicalReader in) {
        for (int i = in.integer(); i > 0; i--) {
            put(StrategyKey.parse(in.text()), in.whole(), EvaluationBytes.read(in));
        }
    }
}
