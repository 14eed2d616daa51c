package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.CanonicalWriter;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The sections of a ring of fixed slots, one for each: which are to be saved, and which are saved; mutable, with one owner.
 */
final class SlotSections {

    private final List<String> names;
    private final BitSet changed;
    private final BitSet saved;

    /** @param names of the sections, by slot */
    SlotSections(List<String> names) {
        this.names = names;
        this.changed = new BitSet(names.size());
        this.saved = new BitSet(names.size());
    }

    /** What is in a slot is to be saved. */
    void change(int slot) {
        changed.set(slot);
    }

    /** What is in the slots need not be saved any more. */
    void forgetChanges() {
        changed.clear();
    }

    /**
     * A slot's section was taken over.
     *
     * @throws IllegalArgumentException naming the section, if it was saved as another slot's
     */
    void restored(int slot, String name) {
        if (!names.get(slot).equals(name)) {
            throw new IllegalArgumentException("state section " + name + " is about " + names.get(slot));
        }
        saved.set(slot);
    }

    /** Hands out each slot that is to be saved. */
    void drain(IntFunction<CanonicalWriter> content, SectionSink sink) {
        for (int slot = changed.nextSetBit(0); slot >= 0; slot = changed.nextSetBit(slot + 1)) {
            sink.write(names.get(slot), content.apply(slot));
        }
        saved.or(changed);
        changed.clear();
    }

    /** Names the sections that are saved, and begins with none that is, or is to be. */
    void delete(Consumer<String> name) {
        saved.stream().mapToObj(names::get).forEach(name);
        saved.clear();
        changed.clear();
    }
}
