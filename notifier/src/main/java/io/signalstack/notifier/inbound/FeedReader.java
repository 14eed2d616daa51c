package io.signalstack.notifier.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.notifier.application.Cursor;
import io.signalstack.notifier.application.Feed;
import io.signalstack.notifier.application.Positions;
import io.signalstack.notifier.config.FeedConfig;
import io.signalstack.notifier.config.FeedLoop;
import io.signalstack.notifier.config.SignalLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code signals.v1}, {@code prices.v1} and {@code instruments.v1} from their beginnings, on a thread of its own.
 * The feed is open once it has come to where they ended at the start.
 */
@ApplicationScoped
public class FeedReader {

    private static final Logger LOG = Logger.getLogger(FeedReader.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final SignalLog log;
    private final FeedRecords records;
    private final Feed feed;
    private final FeedLoop loop;
    private final FeedConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("feed-reader").daemon().unstarted(this::run);
    private volatile boolean open;
    private @Nullable Cursor start;

    FeedReader(SignalLog log, FeedRecords records, Feed feed, FeedLoop loop, FeedConfig config) {
        this.log = log;
        this.records = records;
        this.feed = feed;
        this.loop = loop;
        this.config = config;
    }

    /** Whether the feed knows all that was known when it began to follow, and follows still. */
    public boolean isOpen() {
        return open;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        thread.join(POLL.multipliedBy(20));
    }

    private void run() {
        try {
            do {
                try {
                    follow();
                } catch (KafkaException | IllegalStateException e) {
                    open = false;
                    LOG.warnf(e, "the topics cannot be followed; next try in %s", config.retry());
                }
            } while (!stopped.await(config.retry().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        List<TopicPartition> signals = SignalLog.partitions(Topic.SIGNALS);
        List<TopicPartition> all = Stream.of(Topic.INSTRUMENTS, Topic.PRICES, Topic.SIGNALS)
                .flatMap(topic -> SignalLog.partitions(topic).stream())
                .toList();
        String cluster = log.cluster();
        try (Consumer<byte[], byte[]> consumer = log.consumer()) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Positions from = begin(new Cursor(cluster, SignalLog.positions(consumer.beginningOffsets(signals))));
            signals.forEach(one -> consumer.seek(one, from.at(one.partition())));
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (stopped.getCount() > 0) {
                hand(consumer.poll(POLL), consumer, signals);
                open = open
                        || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }

    /** Where to read on: after a failure that is where the feed was. */
    private Positions begin(Cursor earliest) {
        if (start == null) {
            start = earliest;
            loop.execute(() -> feed.begin(earliest));
            return earliest.positions();
        }
        if (!start.cluster().equals(earliest.cluster())) {
            throw new IllegalStateException("this is another cluster than before: restart");
        }
        return CompletableFuture.supplyAsync(() -> feed.live().positions(), loop)
                .join();
    }

    /** Waits until the feed has taken the batch in, so that there is never more than one under way. */
    private void hand(
            ConsumerRecords<byte[], byte[]> batch, Consumer<byte[], byte[]> consumer, List<TopicPartition> signals) {
        List<Runnable> steps = records.steps(batch);
        Positions reached =
                new Positions(signals.stream().map(consumer::position).toList());
        CompletableFuture.runAsync(
                        () -> {
                            steps.forEach(Runnable::run);
                            signals.forEach(one -> feed.advance(one.partition(), reached.at(one.partition())));
                        },
                        loop)
                .join();
    }
}
