package io.signalstack.worker.inbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.worker.application.CompactedBook;
import io.signalstack.worker.application.ScoringMeters;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    private final Map<TopicPartition, Long> next = new HashMap<>();
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

    /** Reads until it is stopped; after a failure it goes on where it was, for an earlier value would undo a later one. */
    @Override
    public void run() {
        try {
            do {
                try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                    read(consumer);
                } catch (RuntimeException e) {
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
        next.forEach(consumer::seek);
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
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        if (record.value() == null) {
            return;
        }
        try {
            book.put(codec.decode(record.value()));
        } catch (RuntimeException e) {
            // What the schema lets through may be met by any exception further in.
            meters.unreadable(topic);
            LOG.errorf("Unreadable record of %s passed over: %s (offset %d)", topic.text(), e, record.offset());
        }
    }
}
