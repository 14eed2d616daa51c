package io.signalstack.local;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.SystemEvent.OfScorecards;
import io.signalstack.contracts.event.SystemEvent.ScorecardsFailed;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.lab.LabMarket;
import io.signalstack.sandbox.exchange.LabVenue;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Lets the simulated markets' time go on once {@code scorecards.v1} has a scorecard of every strategy on each of them, but
 * of those of which {@code system-events.v1} says that they failed, and says meanwhile what they wait for. One that was
 * started before goes on by itself.
 */
final class LabStart implements AutoCloseable {

    private static final MarketKind SIMULATED = MarketKind.simulated();
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Nobody sees the difference. */
    private static final Duration PRESENT = Duration.ofSeconds(2);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Simulation simulation;
    private final InstantSource wall;
    private final Progress progress;
    private final Consumer<String> notice;
    private final Thread thread = Thread.ofPlatform().daemon().name("lab-start").unstarted(this::run);
    private volatile boolean closed;

    /**
     * What is watched over.
     *
     * @param markets those that are polled
     * @param speed at which the lab will hurry, for who is told
     */
    record Simulation(LabVenue lab, List<LabMarket> markets, double speed) {}

    private LabStart(
            String brokers, Simulation simulation, InstantSource wall, Progress progress, Consumer<String> notice) {
        this.simulation = simulation;
        this.wall = wall;
        this.progress = progress;
        this.notice = notice;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Begins to watch.
     *
     * @param wall by which it is told how long the scorecards took
     * @param notice is told what holds now, in one line; an empty one once there is nothing to say
     */
    static LabStart watching(
            String brokers, Simulation simulation, InstantSource wall, Progress progress, Consumer<String> notice) {
        LabStart watch = new LabStart(brokers, simulation, wall, progress, notice);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try (consumer) {
            if (simulation.lab().isWaiting()) {
                awaitScorecards();
                simulation.lab().start();
            }
            hurry();
        } catch (WakeupException | InterruptException | InterruptedException e) {
            if (!closed) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void awaitScorecards() {
        List<TopicPartition> partitions = Stream.of(Topic.STRATEGIES, Topic.SCORECARDS, Topic.SYSTEM_EVENTS)
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.text(), partition)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Instant begun = wall.instant();
        MissingScorecards missing = new MissingScorecards(
                simulation.markets().stream()
                        .map(market -> market.instrument().toString())
                        .toList(),
                LabMarket.TIMEFRAMES.stream().map(Timeframe::toString).toList());
        String said = "";
        while (!missing.isNone()) {
            consumer.poll(POLL).forEach(record -> take(record, missing));
            String now = missing.found() + " of " + missing.wanted();
            if (!now.equals(said)) {
                if (said.isEmpty()) {
                    progress.say("the simulated markets wait for their scorecards; ./signalstack status says how many"
                            + " are there");
                }
                said = now;
                notice.accept("the simulated markets wait until there is a scorecard of each strategy on each of them; "
                        + now + " are there");
            }
        }
        progress.done(said + " scorecards of the simulated markets are there, after "
                + Duration.between(begun, wall.instant()).toSeconds() + " s");
    }

    private void take(ConsumerRecord<String, byte[]> record, MissingScorecards missing) {
        switch (Topic.of(record.topic())) {
            case STRATEGIES -> takeStrategy(record, missing);
            case SCORECARDS -> takeScorecard(record, missing);
            default -> takeNews(record, missing);
        }
    }

    private static void takeStrategy(ConsumerRecord<String, byte[]> record, MissingScorecards missing) {
        try {
            if (record.value() != null) {
                missing.put(EventCodec.STRATEGIES.decode(record.value()));
                return;
            }
        } catch (UnreadableException _) {
            // No service can read it either: nothing scores by it.
        }
        missing.removeStrategy(record.key());
    }

    private static void takeScorecard(ConsumerRecord<String, byte[]> record, MissingScorecards missing) {
        if (record.value() == null) {
            missing.removeScorecard(record.key());
        } else {
            missing.putScorecard(record.key());
        }
    }

    private void takeNews(ConsumerRecord<String, byte[]> record, MissingScorecards missing) {
        try {
            if (EventCodec.SYSTEM_EVENTS.decode(record.value()) instanceof OfScorecards news
                    && news.market().equals(SIMULATED.text())) {
                missing.putFailed(news.strategy(), news instanceof ScorecardsFailed);
                if (news instanceof ScorecardsFailed failure) {
                    progress.done(failure.strategy() + " has no scorecards of the simulated markets, which do not wait"
                            + " for them: " + failure.reason());
                }
            }
        } catch (UnreadableException _) {
            // Of another version, and about something else.
        }
    }

    private void hurry() throws InterruptedException {
        if (simulation.lab().behind().compareTo(PRESENT) > 0) {
            String hurrying =
                    "the simulated markets hurry to the present, at " + LocalInstruments.times(simulation.speed());
            progress.done(hurrying);
            notice.accept(hurrying);
            while (simulation.lab().behind().compareTo(PRESENT) > 0) {
                Thread.sleep(LOOK);
            }
            progress.done("the simulated markets have reached the present");
        }
        notice.accept("");
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
