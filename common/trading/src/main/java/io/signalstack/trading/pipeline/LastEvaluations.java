package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The last evaluation of each strategy on each timeframe, in order of their section's names; mutable, with one owner. */
final class LastEvaluations {

    private final TreeMap<String, Slot> byName = new TreeMap<>();

    /** The same slots: a section's name is put together once, not for every candle. */
    private final Map<Timeframe, Map<StrategyKey, Slot>> byPlace = new EnumMap<>(Timeframe.class);

    private static final class Slot {
        private Evaluated last;
        private boolean changed;

        private Slot(Evaluated first) {
            last = first;
        }
    }

    void put(Evaluated evaluated) {
        Map<StrategyKey, Slot> slots = byPlace.get(evaluated.timeframe());
        Slot slot = slots == null ? null : slots.get(evaluated.strategy());
        if (slot == null) {
            slot = add(evaluated);
        }
        slot.last = evaluated;
        slot.changed = true;
    }

    /** Takes over a saved one. */
    void restore(Evaluated evaluated) {
        add(evaluated);
    }

    private Slot add(Evaluated evaluated) {
        var slot = new Slot(evaluated);
        byName.put(Sections.evaluation(evaluated.timeframe(), evaluated.strategy()), slot);
        byPlace.computeIfAbsent(evaluated.timeframe(), timeframe -> new HashMap<>())
                .put(evaluated.strategy(), slot);
        return slot;
    }

    List<Evaluated> all() {
        return byName.values().stream().map(slot -> slot.last).toList();
    }

    /** Forgets some, and says by which names they were kept. */
    void forget(Predicate<Evaluated> which, Consumer<String> gone) {
        byName.entrySet().removeIf(entry -> {
            Evaluated last = entry.getValue().last;
            boolean forgotten = which.test(last);
            if (forgotten) {
                byPlace.getOrDefault(last.timeframe(), Map.of()).remove(last.strategy());
                gone.accept(entry.getKey());
            }
            return forgotten;
        });
    }

    void drainChanges(SectionSink sink) {
        byName.forEach((name, slot) -> {
            if (slot.changed) {
                sink.put(name, EvaluationBytes.write(slot.last));
                slot.changed = false;
            }
        });
    }
}
