package io.signalstack.gateway.inbound;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.FollowInstruments;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code instruments.v1} in a consumer group, whose partitions divide the instruments among the replicas. The topic
 * is compacted: a partition that is taken is read from its beginning, and polled once its end is reached.
 */
public final class InstrumentConsumer implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(InstrumentConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final FollowInstruments following;
    private final InstrumentRecords records;
    private final GroupPosition position;
    private final Duration failureDelay;
    private final Map<TopicPartition, Long> endsToReach = new HashMap<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile boolean assigned;
    private volatile boolean stopped;

    /** @param failureDelay until a new consumer takes the place of one that failed */
    public InstrumentConsumer(
            Supplier<Consumer<String, byte[]>> consumers,
            FollowInstruments following,
            InstrumentRecords records,
            GroupPosition position,
            Duration failureDelay) {
        this.consumers = consumers;
        this.following = following;
        this.records = records;
        this.position = position;
        this.failureDelay = failureDelay;
    }

    /** Joins the group. */
    public void start() {
        stopped = false;
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("instruments").start(this::run);
    }

    /** Gives up all partitions, leaves the group, and returns when that is done; it may be started again. */
    public void stop() throws InterruptedException {
        stopped = true;
        stopping.countDown();
        Consumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        Thread running = thread;
        if (running != null) {
            running.join();
        }
    }

    /** Whether the group has given this replica its share, be it none. */
    public boolean isAssigned() {
        return assigned;
    }

    private void run() {
        while (!stopped) {
            try (Consumer<String, byte[]> reading = consumers.get()) {
                consumer = reading;
                read(reading);
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warnf(e, "instruments cannot be read; trying again in %s", failureDelay);
                    rest();
                }
            }
            assigned = false;
        }
    }

    private void read(Consumer<String, byte[]> reading) {
        reading.subscribe(List.of(Topic.INSTRUMENTS.text()), this);
        try {
            while (!stopped) {
                reading.poll(POLL).forEach(records::read);
                position.joined(reading.groupMetadata());
                for (TopicPartition partition : reading.assignment()) {
                    position.read(partition, reading.position(partition));
                }
                beginWhereRead(reading);
            }
        } catch (WakeupException e) {
            LOG.debug("stopping");
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Consumer<String, byte[]> reading = consumer;
        if (reading == null) {
            throw new IllegalStateException("partitions were assigned to a consumer that is not known");
        }
        position.joined(reading.groupMetadata());
        // Every division of the group ends here, be nothing new in it; to Kafka's seeking, none is all that are held.
        if (!partitions.isEmpty()) {
            take(partitions, reading);
        }
        assigned = true;
    }

    private void take(Collection<TopicPartition> partitions, Consumer<String, byte[]> reading) {
        reading.seekToBeginning(partitions);
        endsToReach.putAll(reading.endOffsets(partitions));
        following.take(numbers(partitions));
        // Only now: what a dead holder left open is settled by the taking, and until then the group does not tell
        // these.
        records.handledUpTo(reading.committed(Set.copyOf(partitions)));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        following.giveUp(numbers(partitions));
        partitions.forEach(position::left);
        partitions.forEach(endsToReach::remove);
    }

    private void beginWhereRead(Consumer<String, byte[]> reading) {
        endsToReach.entrySet().removeIf(end -> {
            boolean reached = reading.position(end.getKey()) >= end.getValue();
            if (reached) {
                following.begin(end.getKey().partition());
            }
            return reached;
        });
    }

    private void rest() {
        try {
            boolean ended = stopping.await(failureDelay.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf("rested; stopping: %s", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }
}
