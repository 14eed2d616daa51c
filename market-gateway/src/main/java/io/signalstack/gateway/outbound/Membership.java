package io.signalstack.gateway.outbound;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** This replica's place in the group that divides the instruments. Any thread may ask. */
public interface Membership {

    /** The group and the replica's generation in it: with a stale one nothing can be committed. */
    ConsumerGroupMetadata group();

    /** How far the definitions of a partition have been read. */
    Map<TopicPartition, OffsetAndMetadata> position(int partition);
}
