package io.signalstack.sandbox.testing;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.topic.Topic;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What to poll, as others write it. */
public final class InstrumentsTopic {

    private InstrumentsTopic() {}

    /** Writes definitions, and returns when the broker has them. */
    public static void define(String bootstrapServers, InstrumentDefinition... definitions) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            for (InstrumentDefinition definition : definitions) {
                producer.send(new ProducerRecord<>(
                                Topic.INSTRUMENTS.text(),
                                definition.instrument(),
                                EventCodec.INSTRUMENTS.encode(definition)))
                        .get(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not take a definition", e);
        }
    }
}
