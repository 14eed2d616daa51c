package io.signalstack.gateway.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog.LogException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The heads that a partition of {@code candle-heads.v1} holds. */
final class CandleHeads {

    private CandleHeads() {}

    /**
     * Reads to the partition's end.
     *
     * @param patience how long a single poll may find nothing
     * @throws LogException if a head cannot be read: going on without it would publish a history twice
     */
    static Map<String, CandleHead> read(KafkaCandleLogs kafka, int partition, Duration patience) {
        Map<String, CandleHead> heads = new HashMap<>();
        TopicPartition source = new TopicPartition(Topic.CANDLE_HEADS.text(), partition);
        try (Consumer<String, byte[]> consumer = kafka.headConsumer(partition)) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            long end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
            while (consumer.position(source) < end) {
                long before = consumer.position(source);
                consumer.poll(patience).forEach(head -> keep(heads, head));
                if (consumer.position(source) == before) {
                    throw new LogException("the heads of partition " + partition + " cannot be read to their end");
                }
            }
        }
        return heads;
    }

    private static void keep(Map<String, CandleHead> heads, ConsumerRecord<String, byte[]> head) {
        byte[] value = head.value();
        if (value == null) {
            heads.remove(head.key());
            return;
        }
        try {
            heads.put(head.key(), EventCodec.CANDLE_HEADS.decode(value));
        } catch (UnreadableException e) {
            throw new LogException(
                    "the head of " + head.key() + " at offset " + head.offset() + " is unreadable: " + e.getMessage(),
                    e);
        }
    }
}
