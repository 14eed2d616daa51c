package io.signalstack.gateway.inbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * This replica's place in the group, as its consumer last knew it: a consumer may be asked by its own thread only, and the
 * transactions are others'.
 */
public final class GroupPosition {

    private final Map<TopicPartition, OffsetAndMetadata> positions = new ConcurrentHashMap<>();
    private volatile ConsumerGroupMetadata group;

    public GroupPosition(String groupId) {
        this.group = new ConsumerGroupMetadata(groupId);
    }

    /** The group, and the replica's generation in it. */
    public ConsumerGroupMetadata group() {
        return group;
    }

    /** How far a partition has been read. */
    public OffsetAndMetadata of(TopicPartition partition) {
        return positions.getOrDefault(partition, new OffsetAndMetadata(0));
    }

    void joined(ConsumerGroupMetadata metadata) {
        group = metadata;
    }

    void read(TopicPartition partition, long position) {
        positions.put(partition, new OffsetAndMetadata(position));
    }

    void left(TopicPartition partition) {
        positions.remove(partition);
    }
}
