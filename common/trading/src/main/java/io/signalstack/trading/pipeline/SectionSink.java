package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.CanonicalWriter;

/** Takes state sections that changed. */
@FunctionalInterface
interface SectionSink {
    void put(String key, CanonicalWriter section);
}
