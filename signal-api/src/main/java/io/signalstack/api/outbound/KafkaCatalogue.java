package io.signalstack.api.outbound;

import io.signalstack.api.application.Catalogue;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.CompactedTopics;
import io.signalstack.platform.kafka.KeyedMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** {@code strategies.v1} and {@code instruments.v1}. */
@ApplicationScoped
public class KafkaCatalogue implements Catalogue {

    private final CompactedTopics topics;
    private final MutinyEmitter<byte[]> strategies;
    private final MutinyEmitter<byte[]> instruments;

    public KafkaCatalogue(
            CompactedTopics topics,
            @Channel("strategies-out") MutinyEmitter<byte[]> strategies,
            @Channel("instruments-out") MutinyEmitter<byte[]> instruments) {
        this.topics = topics;
        this.strategies = strategies;
        this.instruments = instruments;
    }

    @Override
    public Uni<Map<String, StrategyRecord>> strategies() {
        return topics.read(Topic.STRATEGIES).map(values -> decode(values, EventCodec.STRATEGIES));
    }

    @Override
    public Uni<Map<String, InstrumentDefinition>> instruments() {
        return topics.read(Topic.INSTRUMENTS).map(values -> decode(values, EventCodec.INSTRUMENTS));
    }

    @Override
    public Uni<Void> write(StrategyRecord strategy) {
        return strategies.sendMessage(KeyedMessage.of(strategy.strategy(), id(), strategy, EventCodec.STRATEGIES));
    }

    @Override
    public Uni<Void> write(InstrumentDefinition instrument) {
        return instruments.sendMessage(
                KeyedMessage.of(instrument.instrument(), id(), instrument, EventCodec.INSTRUMENTS));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    /** What cannot be read counts as absent, so that seeding puts it right. */
    private static <T> Map<String, T> decode(Map<String, byte[]> values, EventCodec<T> codec) {
        Map<String, T> decoded = new HashMap<>();
        values.forEach((key, value) -> {
            try {
                decoded.put(key, codec.decode(value));
            } catch (UnreadableException absent) {
                decoded.remove(key);
            }
        });
        return decoded;
    }
}
