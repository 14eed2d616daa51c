package io.signalstack.worker.inbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.worker.application.ScoringMeters;
import io.signalstack.worker.application.StrategyBook;
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
 * Reads {@code strategies.v1} from its start into the book, and goes on reading. It belongs to no group, for every
 * replica needs every strategy. What it cannot read it reports and passes over: the topic keeps it, and each start would
 * send the same dead letter again.
 */
final class StrategyReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(StrategyReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final StrategyBook book;
    private final ScoringMeters meters;
    private final CountDownLatch stopped = new CountDownLatch(1);

    StrategyReader(Supplier<Consumer<byte[], byte[]>> consumers, StrategyBook book, ScoringMeters meters) {
        this.consumers = consumers;
        this.book = book;
        this.meters = meters;
    }

    /** Reads until it is stopped; after a failure it begins again, for reading a strategy twice changes nothing. */
    @Override
    public void run() {
        try {
            do {
                try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                    read(consumer);
                } catch (KafkaException e) {
                    LOG.errorf(e, "Reading %s failed; trying again", Topic.STRATEGIES.text());
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
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.STRATEGIES.text()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (stopped.getCount() > 0) {
            consumer.poll(POLL).forEach(this::take);
            if (!book.isReady()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                book.readToTheEnd();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            book.put(EventCodec.STRATEGIES.decode(record.value()));
        } catch (UnreadableException | IllegalArgumentException | NullPointerException e) {
            meters.unreadable(Topic.STRATEGIES);
            LOG.errorf("Unreadable strategy passed over: %s (offset %d)", e.getMessage(), record.offset());
        }
    }
}
