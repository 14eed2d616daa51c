package io.signalstack.worker.inbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.worker.application.CompactedBook;
import io.signalstack.worker.application.ScoringMeters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads a compacted topic from its start into a book, and goes on reading. It belongs to no group, for every replica needs
 * all of it. What it cannot read it reports and passes over: the topic keeps it, and each start would send the same dead
 * letter again.
 *
 * @param <T> the topic's values
 */
final class BookReader<T> implements Runnable {

    private static final Logger LOG = Logger.getLogger(BookReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Topic topic;
    private final EventCodec<T> codec;
    private final CompactedBook<T> book;
    private final ScoringMeters meters;
    private final CountDownLatch stopped = new CountDownLatch(1);

    BookReader(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Topic topic,
            EventCodec<T> codec,
            CompactedBook<T> book,
            ScoringMeters meters) {
        this.consumers = consumers;
        this.topic = topic;
        this.codec = codec;
        this.book = book;
        this.meters = meters;
    }

    /** Reads until it is stopped; after a failure it begins again, for reading a value twice changes nothing. */
    @Override
    public void run() {
        try {
            do {
                try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                    read(consumer);
                } catch (KafkaException e) {
                    LOG.errorf(e, "Reading %s failed; trying again", topic.text());
                }
            } while (!stopped.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes {@link #run} return within its poll time. */
    void stop() {
        stopped.countDown();
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.text()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        boolean atTheEnd = false;
        while (stopped.getCount() > 0) {
            consumer.poll(POLL).forEach(this::take);
            if (!atTheEnd
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                book.readToTheEnd();
                atTheEnd = true;
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            book.put(codec.decode(record.value()));
        } catch (UnreadableException | IllegalArgumentException | NullPointerException e) {
            meters.unreadable(topic);
            LOG.errorf(
                    "Unreadable record of %s passed over: %s (offset %d)",
                    topic.text(), e.getMessage(), record.offset());
        }
    }
}
