package io.signalstack.worker.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.worker.application.QuarantineStore;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** Strategies' failures in a stream task's store. */
public final class StreamQuarantineStore implements QuarantineStore {

    private final KeyValueStore<String, byte[]> store;

    public StreamQuarantineStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public Optional<String> failure(Instrument instrument, StrategyKey strategy) {
        return Optional.ofNullable(store.get(key(instrument, strategy))).map(failure -> new String(failure, UTF_8));
    }

    @Override
    public void put(Instrument instrument, StrategyKey strategy, String failure) {
        store.put(key(instrument, strategy), failure.getBytes(UTF_8));
    }

    @Override
    public void remove(Instrument instrument, StrategyKey strategy) {
        store.delete(key(instrument, strategy));
    }

    private static String key(Instrument instrument, StrategyKey strategy) {
        return StoreKeys.prefix(instrument.toString()) + strategy;
    }
}
