package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.CanonicalWriter;

/** Takes state sections that changed. */
interface SectionSink {

    /** Takes one, and remembers that it is there. */
    void put(String key, CanonicalWriter section);

    /** Takes a slot's, of which {@link SlotSections} remembers that it is there. */
    void putSlot(String key, CanonicalWriter section);
}
