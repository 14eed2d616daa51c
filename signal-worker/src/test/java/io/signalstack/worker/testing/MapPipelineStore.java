package io.signalstack.worker.testing;

import io.signalstack.trading.market.Instrument;
import io.signalstack.worker.application.PipelineStore;
import java.util.HashMap;
import java.util.Map;

/** A pipeline store that can be set back, as an aborted transaction does. */
public final class MapPipelineStore implements PipelineStore {

    private final Map<Instrument, Map<String, byte[]>> sections = new HashMap<>();
    private Runnable beforeCommit = () -> {};

    @Override
    public Map<String, byte[]> sections(Instrument instrument) {
        return Map.copyOf(sections.getOrDefault(instrument, Map.of()));
    }

    @Override
    public void write(Instrument instrument, String section, byte[] content) {
        Map<String, byte[]> own = sections.computeIfAbsent(instrument, _ -> new HashMap<>());
        if (content == null) {
            own.remove(section);
        } else {
            own.put(section, content);
        }
    }

    @Override
    public void beforeCommit(Runnable action) {
        beforeCommit = action;
    }

    /** Ends a transaction. */
    public void commit() {
        beforeCommit.run();
    }

    public void replace(Instrument instrument, Map<String, byte[]> content) {
        sections.put(instrument, new HashMap<>(content));
    }
}
