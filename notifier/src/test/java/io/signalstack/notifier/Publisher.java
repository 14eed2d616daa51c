package io.signalstack.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what the gateway, the worker and the API write, the worker's records in transactions as it does. */
final class Publisher implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;

    Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "notifier-tests"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    void define(String instrument) {
        InstrumentDefinition definition = new InstrumentDefinition(
                instrument, instrument, new BigDecimal("0.01"), "1m", List.of("1m"), 1, 1, true);
        send(Topic.INSTRUMENTS, instrument, EventCodec.INSTRUMENTS.encode(definition));
    }

    void price(LastPrice price) {
        send(Topic.PRICES, price.instrument(), EventCodec.PRICES.encode(price));
    }

    void signals(SignalRecord... records) {
        producer.beginTransaction();
        for (SignalRecord next : records) {
            var _ = producer.send(new ProducerRecord<>(
                    Topic.SIGNALS.text(), next.instrument().getBytes(UTF_8), EventCodec.SIGNALS.encode(next)));
        }
        producer.commitTransaction();
    }

    /** Writes records that never happened. */
    void aborted(SignalRecord next) {
        producer.beginTransaction();
        try {
            producer.send(new ProducerRecord<>(
                            Topic.SIGNALS.text(), next.instrument().getBytes(UTF_8), EventCodec.SIGNALS.encode(next)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        producer.abortTransaction();
    }

    void unreadable(String instrument) {
        send(Topic.SIGNALS, instrument, "no signal".getBytes(UTF_8));
    }

    private void send(Topic topic, String key, byte[] value) {
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(topic.text(), key.getBytes(UTF_8), value));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
