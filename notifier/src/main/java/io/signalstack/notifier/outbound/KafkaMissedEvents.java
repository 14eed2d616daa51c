package io.signalstack.notifier.outbound;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.notifier.application.FedEvent;
import io.signalstack.notifier.application.MissedEvents;
import io.signalstack.notifier.application.Positions;
import io.signalstack.notifier.application.SignalBook;
import io.signalstack.notifier.config.FeedConfig;
import io.signalstack.notifier.config.SignalLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads {@code signals.v1} again. Each partition is read from its beginning, for a later event of a signal is told with
 * what was known before; one such reading at a time, so that clients who come back do not crowd out the live feed.
 */
@ApplicationScoped
class KafkaMissedEvents implements MissedEvents {

    private static final Logger LOG = Logger.getLogger(KafkaMissedEvents.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE = 100;

    private final SignalLog log;
    private final int most;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("feed-missed").daemon().factory());

    KafkaMissedEvents(SignalLog log, FeedConfig config) {
        this.log = log;
        this.most = config.resume();
    }

    @Override
    public CompletionStage<Positions> ends() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Consumer<byte[], byte[]> consumer = log.consumer()) {
                        return SignalLog.positions(consumer.endOffsets(SignalLog.partitions(Topic.SIGNALS)));
                    }
                },
                thread);
    }

    @Override
    public CompletionStage<Answer> between(Positions from, Positions upTo, Set<String> instruments) {
        return CompletableFuture.supplyAsync(() -> read(from, upTo, instruments), thread);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private Answer read(Positions from, Positions upTo, Set<String> instruments) {
        List<TopicPartition> wanted = SignalLog.partitions(Topic.SIGNALS).stream()
                .filter(one -> from.at(one.partition()) < upTo.at(one.partition()))
                .toList();
        try (Consumer<byte[], byte[]> consumer = log.consumer()) {
            var beginnings = consumer.beginningOffsets(wanted);
            if (wanted.stream().anyMatch(one -> from.at(one.partition()) < beginnings.getOrDefault(one, 0L))) {
                return new OutOfReach("the log does not reach back to the cursor");
            }
            consumer.assign(wanted);
            consumer.seekToBeginning(wanted);
            return collect(consumer, wanted, from, upTo, instruments);
        }
    }

    private Answer collect(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> wanted,
            Positions from,
            Positions upTo,
            Set<String> instruments) {
        SignalBook book = new SignalBook();
        List<FedEvent> found = new ArrayList<>();
        int idle = 0;
        while (wanted.stream().anyMatch(one -> consumer.position(one) < upTo.at(one.partition()))) {
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
            idle = batch.isEmpty() ? idle + 1 : 0;
            if (idle > PATIENCE) {
                throw new KafkaException("the log stopped giving records");
            }
            for (ConsumerRecord<byte[], byte[]> next : batch) {
                if (next.offset() < upTo.at(next.partition())) {
                    event(book, next)
                            .filter(event -> event.offset() >= from.at(event.partition()))
                            .filter(event -> instruments.contains(event.instrument()))
                            .ifPresent(found::add);
                }
            }
            if (found.size() > most) {
                return new OutOfReach("more than " + most + " events since the cursor");
            }
        }
        return new Found(found);
    }

    private static Optional<FedEvent> event(SignalBook book, ConsumerRecord<byte[], byte[]> next) {
        try {
            return book.apply(next.partition(), next.offset(), EventCodec.SIGNALS.decode(next.value()));
        } catch (UnreadableException e) {
            // Counted and logged by the live reader when it came by.
            LOG.debug("passed over", e);
            return Optional.empty();
        }
    }
}
