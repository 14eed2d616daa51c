package io.signalstack.worker.application;

import io.signalstack.trading.market.Instrument;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the state of each instrument's pipeline, in sections, in the same transaction as what is published. */
public interface PipelineStore {

    /** All sections of an instrument by name; empty where nothing is known of it. */
    Map<String, byte[]> sections(Instrument instrument);

    /** Writes a section; null takes it away. */
    void write(Instrument instrument, String section, byte @Nullable [] content);

    /** What is to be done just before each commit, also one that will not come off, and may write; from now on. */
    void beforeCommit(Runnable action);
}
