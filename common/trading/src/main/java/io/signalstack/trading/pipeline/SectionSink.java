package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.CanonicalWriter;

/** Takes state sections that changed. */
interface SectionSink {

    /** Takes one, and remembers that it is there. */
    void put(String key, CanonicalWriter section);

    /** Takes one whose owner remembers that it is there. */
    void write(String key, CanonicalWriter section);
}
