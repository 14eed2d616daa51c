package io.signalstack.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Keeps what could not be read, so that it can be put right and replayed. */
public interface DeadLetters {

    /** Appended to a topic's name. */
    String SUFFIX = ".dlq";

    /** Header: who could not read the record. */
    String CONSUMER = "dead-letter-consumer";

    /** Header: why not, in one line. */
    String REASON = "dead-letter-reason";

    /** Header: where the record was. */
    String TOPIC = "dead-letter-topic";

    /** Header: the record's partition. */
    String PARTITION = "dead-letter-partition";

    /** Header: the record's offset. */
    String OFFSET = "dead-letter-offset";

    /** Header of a record that is no letter: the place of one that is back in its topic, as {@code partition:offset}. */
    String REPLAYED = "dead-letter-replayed";

    /**
     * A dead letter's headers: the record's own, and what was wrong with it.
     *
     * @param topic where the record was, with {@code partition} and {@code offset}
     */
    static Headers headers(Headers own, String consumer, String reason, String topic, int partition, long offset) {
        return new RecordHeaders(own.toArray())
                .add(CONSUMER, consumer.getBytes(UTF_8))
                .add(REASON, reason.getBytes(UTF_8))
                .add(TOPIC, topic.getBytes(UTF_8))
                .add(PARTITION, Integer.toString(partition).getBytes(UTF_8))
                .add(OFFSET, Long.toString(offset).getBytes(UTF_8));
    }

    /**
     * Sends a record's raw bytes and its own headers to {@code <topic>.dlq}.
     *
     * @param consumer who could not read it, such as {@code signal-api}
     * @param reason why not, in one line
     * @return done once the brokers have it; fails if they do not take it, and then the record must not be acknowledged
     */
    Uni<Void> send(ConsumerRecord<byte[], byte[]> unreadable, String consumer, String reason);
}
