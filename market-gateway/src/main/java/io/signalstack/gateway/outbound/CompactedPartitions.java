package io.signalstack.gateway.outbound;

import io.signalstack.gateway.application.CandleLog.LogException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What compacted partitions hold now: the newest value of each key. */
final class CompactedPartitions {

    private CompactedPartitions() {}

    /**
     * Reads to the partitions' ends, and closes the consumer.
     *
     * @param patience how long a single poll may find nothing
     * @param decode a record's value; what it throws ends the reading
     * @throws LogException if the ends cannot be reached
     */
    static <T> Map<String, T> read(
            Consumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Duration patience,
            Function<ConsumerRecord<String, byte[]>, T> decode) {
        Map<String, T> newest = new HashMap<>();
        CommittedRecords.readAll(consumer, partitions, patience, record -> keep(newest, record, decode));
        return newest;
    }

    private static <T> void keep(
            Map<String, T> newest,
            ConsumerRecord<String, byte[]> record,
            Function<ConsumerRecord<String, byte[]>, T> decode) {
        if (record.value() == null) {
            newest.remove(record.key());
        } else {
            newest.put(record.key(), decode.apply(record));
        }
    }
}
