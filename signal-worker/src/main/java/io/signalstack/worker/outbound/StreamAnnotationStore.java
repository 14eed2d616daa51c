package io.signalstack.worker.outbound;

import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.signal.Signal;
import io.signalstack.worker.application.AnnotationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Annotations as JSON in a stream task's store, an instrument's in order of its signals' expiry. */
public final class StreamAnnotationStore implements AnnotationStore {

    private final KeyValueStore<String, byte[]> store;

    public StreamAnnotationStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public Optional<Annotations> find(Signal signal) {
        return Optional.ofNullable(store.get(key(signal))).map(json -> Json.read(json, Annotations.class));
    }

    @Override
    public void keep(Signal signal, Annotations annotations) {
        store.put(key(signal), Json.bytes(annotations));
    }

    @Override
    public void dropExpiredBefore(Instrument instrument, Instant instant) {
        List<String> due = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> expired =
                store.range(StoreKeys.prefix(instrument.toString()), prefix(instrument, instant))) {
            expired.forEachRemaining(entry -> due.add(entry.key));
        }
        due.forEach(store::delete);
    }

    private static String key(Signal signal) {
        return prefix(signal.instrument(), signal.levels().expiresAt()) + signal.id();
    }

    /** In an order that is the instants'. No signal expires before 1970: what is before that is as early. */
    private static String prefix(Instrument instrument, Instant expiry) {
        return StoreKeys.prefix(instrument.toString()) + HexFormat.of().toHexDigits(Math.max(0, expiry.toEpochMilli()))
                + "|";
    }
}
