package io.signalstack.platform.kafka;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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

    /**
     * Sends a record's raw bytes and its own headers to {@code <topic>.dlq}.
     *
     * @param consumer who could not read it, such as {@code signal-api}
     * @param reason why not, in one line
     * @return done once the brokers have it; fails if they do not take it, and then the record must not be acknowledged
     */
    Uni<Void> send(ConsumerRecord<byte[], byte[]> unreadable, String consumer, String reason);
}
