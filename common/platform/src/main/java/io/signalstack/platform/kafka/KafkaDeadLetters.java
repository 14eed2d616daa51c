package io.signalstack.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.platform.metrics.Metrics;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters with a producer of its own, made when the first one turns up: most services never need it, and a
 * messaging channel would open one in each.
 */
@ApplicationScoped
class KafkaDeadLetters implements DeadLetters {

    private static final Logger LOG = Logger.getLogger(KafkaDeadLetters.class);

    private final String bootstrapServers;
    private final MeterRegistry meters;
    private @Nullable Producer<byte[], byte[]> producer;

    KafkaDeadLetters(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, MeterRegistry meters) {
        this.bootstrapServers = bootstrapServers;
        this.meters = meters;
    }

    @Override
    public Uni<Void> send(ConsumerRecord<byte[], byte[]> unreadable, String consumer, String reason) {
        try (RecordTrace _ = RecordTrace.of(unreadable.headers())) {
            LOG.warnf(
                    "unreadable record: topic %s, partition %d, offset %d, consumer %s, reason %s",
                    unreadable.topic(), unreadable.partition(), unreadable.offset(), consumer, reason);
        }
        meters.counter(Metrics.DEAD_LETTERS, "topic", unreadable.topic(), "consumer", consumer)
                .increment();
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                unreadable.topic() + SUFFIX,
                null,
                unreadable.key(),
                DeadLetters.value(unreadable.value()),
                DeadLetters.headers(
                        unreadable.headers(),
                        unreadable.value(),
                        consumer,
                        reason,
                        unreadable.topic(),
                        unreadable.partition(),
                        unreadable.offset()));
        return Uni.createFrom().emitter(sent -> {
            Future<?> _ = producer().send(letter, (_, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.fail(failure);
                }
            });
        });
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.ACKS_CONFIG,
                            "all"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
