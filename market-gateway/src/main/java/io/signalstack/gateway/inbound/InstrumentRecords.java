package io.signalstack.gateway.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.platform.kafka.DeadLetters;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Turns records of {@code instruments.v1} into definitions. One that cannot be read changes nothing, and is kept aside. */
public final class InstrumentRecords {

    private static final String CONSUMER = "market-gateway";

    private final FollowInstruments following;
    private final DeadLetters deadLetters;
    private final Duration timeout;
    private final Map<TopicPartition, Long> handled = new HashMap<>();

    public InstrumentRecords(FollowInstruments following, DeadLetters deadLetters, Duration timeout) {
        this.following = following;
        this.deadLetters = deadLetters;
        this.timeout = timeout;
    }

    /** The group has committed these offsets: what is before them was kept aside already, if it had to be. */
    void handledUpTo(Map<TopicPartition, OffsetAndMetadata> committed) {
        committed.forEach((partition, offset) -> handled.put(partition, offset == null ? 0 : offset.offset()));
    }

    void read(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            following.define(record.partition(), record.key(), Optional.empty());
            return;
        }
        try {
            InstrumentDefinition definition = EventCodec.INSTRUMENTS.decode(value);
            following.define(record.partition(), definition.instrument(), Optional.of(definition));
        } catch (UnreadableException e) {
            keepAside(record, value, String.valueOf(e.getMessage()));
        }
    }

    private void keepAside(ConsumerRecord<String, byte[]> record, byte[] value, String reason) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < handled.getOrDefault(partition, 0L)) {
            return;
        }
        ConsumerRecord<byte[], byte[]> raw = new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key().getBytes(UTF_8),
                value);
        record.headers().forEach(raw.headers()::add);
        deadLetters.send(raw, CONSUMER, reason).await().atMost(timeout);
    }
}
