package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The last evaluation of each strategy on each timeframe, in order of their section's names; mutable, with one owner. */
final class LastEvaluations {

    private final TreeMap<String, Slot> byName = new TreeMap<>();

    /** The same slots, of which there are few: they are gone through faster than a hash is worked out. */
    private final List<Slot> slots = new ArrayList<>();

    private static final class Slot {
        private final String name;
        private Evaluated last;
        private long openTimeMs;
        private boolean changed;

        private Slot(String name, Evaluated first) {
            this.name = name;
            last = first;
        }

        private boolean isOf(StrategyKey strategy, Timeframe timeframe) {
            return last.timeframe() == timeframe && last.strategy().equals(strategy);
        }
    }

    /** Remembers one; gives it as it was last time, if it says the same again: most candles are as quiet as the last. */
    Evaluated put(StrategyKey strategy, Timeframe timeframe, long openTimeMs, Evaluation evaluation) {
        Slot slot = find(strategy, timeframe);
        if (slot == null) {
            slot = add(new Evaluated(strategy, timeframe, evaluation));
        } else if (!slot.last.evaluation().equals(evaluation)) {
            slot.last = new Evaluated(strategy, timeframe, evaluation);
        }
        slot.openTimeMs = openTimeMs;
        slot.changed = true;
        return slot.last;
    }

    private @Nullable Slot find(StrategyKey strategy, Timeframe timeframe) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).isOf(strategy, timeframe)) {
                return slots.get(i);
            }
        }
        return null;
    }

    /** Takes over a saved one. */
    void restore(LastEvaluation saved) {
        add(saved.evaluated()).openTimeMs = saved.openTime().toEpochMilli();
    }

    private Slot add(Evaluated evaluated) {
        var slot = new Slot(Sections.evaluation(evaluated.timeframe(), evaluated.strategy()), evaluated);
        byName.put(slot.name, slot);
        slots.add(slot);
        return slot;
    }

    List<LastEvaluation> all() {
        return byName.values().stream()
                .map(slot -> new LastEvaluation(Instant.ofEpochMilli(slot.openTimeMs), slot.last))
                .toList();
    }

    /** Forgets some, and says by which names they were kept. */
    void forget(Predicate<Evaluated> which, Consumer<String> gone) {
        byName.entrySet().removeIf(entry -> {
            Evaluated last = entry.getValue().last;
            boolean forgotten = which.test(last);
            if (forgotten) {
                slots.remove(entry.getValue());
                gone.accept(entry.getKey());
            }
            return forgotten;
        });
    }

    void drainChanges(SectionSink sink) {
        for (Slot slot : slots) {
            if (slot.changed) {
                sink.put(slot.name, EvaluationBytes.write(slot.openTimeMs, slot.last));
                slot.changed = false;
            }
        }
    }
}
