package io.signalstack.gateway.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog.LogException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        return CompactedPartitions.read(
                kafka.consumer("market-gateway-heads-" + partition),
                List.of(new TopicPartition(Topic.CANDLE_HEADS.text(), partition)),
                patience,
                CandleHeads::decoded);
    }

    private static CandleHead decoded(ConsumerRecord<String, byte[]> head) {
        try {
            return EventCodec.CANDLE_HEADS.decode(head.value());
        } catch (UnreadableException e) {
            throw new LogException(
                    "the head of " + head.key() + " at offset " + head.offset() + " is unreadable: " + e.getMessage(),
                    e);
        }
    }
}
