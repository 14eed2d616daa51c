package io.signalstack.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

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

    /** Header: how many bytes the value had, if the letter has only the first of them. */
    String CUT = "dead-letter-cut-from";

    /** With more, a record that was just small enough for the brokers would make a letter that is not. */
    int LONGEST_VALUE = 512 << 10;

    /** In characters. */
    int LONGEST_REASON = 500;

    /** Header of a letter that can be read, and would be set aside again and again: it contradicts what came before it. */
    String CONTRADICTION = "dead-letter-contradiction";

    /** Header of a record that is no letter: the place of one that is back in its topic, as {@code partition:offset}. */
    String REPLAYED = "dead-letter-replayed";

    /** A dead letter's value: the record's own, or its first {@link #LONGEST_VALUE} bytes. */
    static byte @Nullable [] value(byte @Nullable [] own) {
        return own == null || own.length <= LONGEST_VALUE ? own : Arrays.copyOf(own, LONGEST_VALUE);
    }

    /**
     * A dead letter's headers: the record's own, and what was wrong with it.
     *
     * @param value the record's own
     * @param reason cut to {@link #LONGEST_REASON}: it may quote the value
     * @param topic where the record was, with {@code partition} and {@code offset}
     */
    static Headers headers(
            Headers own,
            byte @Nullable [] value,
            String consumer,
            String reason,
            String topic,
            int partition,
            long offset) {
        String brief = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
        Headers headers = new RecordHeaders(own.toArray())
                .add(CONSUMER, consumer.getBytes(UTF_8))
                .add(REASON, brief.getBytes(UTF_8))
                .add(TOPIC, topic.getBytes(UTF_8))
                .add(PARTITION, Integer.toString(partition).getBytes(UTF_8))
                .add(OFFSET, Long.toString(offset).getBytes(UTF_8));
        if (value != null && value.length > LONGEST_VALUE) {
            headers.add(CUT, Integer.toString(value.length).getBytes(UTF_8));
        }
        return headers;
    }

    /**
     * Sends a record's raw bytes, cut if they are many, and its own headers to {@code <topic>.dlq}.
     *
     * @param consumer who could not read it, such as {@code signal-api}
     * @param reason why not, in one line
     * @return done once the brokers have it; fails if they do not take it, and then the record must not be acknowledged
     */
    Uni<Void> send(ConsumerRecord<byte[], byte[]> unreadable, String consumer, String reason);
}
