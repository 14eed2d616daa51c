package io.signalstack.gateway.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.AskTruth;
import io.signalstack.gateway.application.CandleLogs;
import io.signalstack.gateway.application.CheckListing;
import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.gateway.application.FollowingContext;
import io.signalstack.gateway.application.FollowingPolicy;
import io.signalstack.gateway.application.KnownInstruments;
import io.signalstack.gateway.application.Markets;
import io.signalstack.gateway.application.Meters;
import io.signalstack.gateway.application.PriceBoard;
import io.signalstack.gateway.application.QuietAfter;
import io.signalstack.gateway.application.ReadHistory;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.application.SteadyTime;
import io.signalstack.gateway.application.SystemEvents;
import io.signalstack.gateway.inbound.FollowingHealth;
import io.signalstack.gateway.inbound.GroupPosition;
import io.signalstack.gateway.inbound.InstrumentConsumer;
import io.signalstack.gateway.inbound.InstrumentRecords;
import io.signalstack.gateway.outbound.CommittedRecords;
import io.signalstack.gateway.outbound.KafkaCandleLogs;
import io.signalstack.gateway.outbound.KafkaKnownInstruments;
import io.signalstack.gateway.outbound.KafkaPriceBoard;
import io.signalstack.gateway.outbound.KafkaSystemEvents;
import io.signalstack.gateway.outbound.Membership;
import io.signalstack.gateway.outbound.MicrometerMeters;
import io.signalstack.gateway.outbound.VirtualThreadScheduler;
import io.signalstack.platform.kafka.DeadLetters;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts the gateway together. */
@Dependent
final class GatewayBeans {

    /** Signs of life within a session: with one of them the group also learns from the coordinator that it is divided anew. */
    private static final int HEARTBEATS = 6;

    @Produces
    @Singleton
    RandomGenerator random() {
        // Many threads use it, which the newer generators are not made for.
        return new Random();
    }

    @Produces
    @Singleton
    SteadyTime steady() {
        return () -> Duration.ofNanos(System.nanoTime());
    }

    @Produces
    @Singleton
    Scheduler scheduler(GatewayConfig config) {
        // Nothing waits when it stops, so that a last call to a venue or the brokers is all that is under way.
        Duration call = config.http().connectTimeout().plus(config.http().answerTimeout());
        return new VirtualThreadScheduler(call.plus(config.kafkaTimeout()));
    }

    @Produces
    @Singleton
    Meters meters(MeterRegistry registry) {
        return new MicrometerMeters(registry);
    }

    @Produces
    @Singleton
    GroupPosition position(GatewayConfig config) {
        return new GroupPosition(config.groupId());
    }

    @Produces
    @Singleton
    CandleLogs candleLogs(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            GroupPosition position,
            GatewayConfig config,
            RandomGenerator random) {
        return new KafkaCandleLogs(kafka, membership(position), config.kafkaTimeout(), random);
    }

    @Produces
    @Singleton
    PriceBoard priceBoard(
            // Room for a round of prices of all that is followed.
            @Channel("prices") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
                    Emitter<byte[]> prices,
            RandomGenerator random) {
        return new KafkaPriceBoard(prices, random);
    }

    @Produces
    @Singleton
    SystemEvents systemEvents(
            // Room for what a start has to say of all that is followed.
            @Channel("system-events") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
                    Emitter<byte[]> events,
            RandomGenerator random) {
        return new KafkaSystemEvents(events, random);
    }

    @Produces
    @Singleton
    FollowInstruments following(
            CandleLogs logs,
            Markets markets,
            Scheduler scheduler,
            GatewayConfig config,
            InstantSource wall,
            SteadyTime steady,
            RandomGenerator random,
            Meters meters,
            SystemEvents events) {
        return new FollowInstruments(
                logs, markets, new FollowingContext(scheduler, policy(config), wall, steady, random, meters, events));
    }

    @Produces
    @Singleton
    KnownInstruments knownInstruments(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, GatewayConfig config) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                config.kafkaTimeout().toMillis());
        return new KafkaKnownInstruments(
                () -> CommittedRecords.consumer(settings, "market-gateway-history"), config.kafkaTimeout());
    }

    @Produces
    @Singleton
    ReadHistory history(KnownInstruments instruments, Markets markets, GatewayConfig config) {
        return new ReadHistory(
                instruments,
                markets,
                config.pageSize(),
                config.history().maxCandles(),
                config.history().atOnce());
    }

    @Produces
    @Singleton
    AskTruth truth(KnownInstruments instruments, Markets markets, GatewayConfig config) {
        return new AskTruth(instruments, markets, config.truth().atOnce());
    }

    @Produces
    @Singleton
    CheckListing listing(Markets markets) {
        return new CheckListing(markets);
    }

    @Produces
    @Singleton
    InstrumentConsumer instruments(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            FollowInstruments following,
            DeadLetters deadLetters,
            GroupPosition position,
            GatewayConfig config) {
        InstrumentRecords records = new InstrumentRecords(following, deadLetters, config.kafkaTimeout());
        return new InstrumentConsumer(() -> member(kafka, config), following, records, position, config.failureDelay());
    }

    @Produces
    @Singleton
    @Readiness
    FollowingHealth health(InstrumentConsumer consumer, FollowInstruments following, GatewayConfig config) {
        return new FollowingHealth(consumer, following, config.staleAfterCandles());
    }

    private static Membership membership(GroupPosition position) {
        return new Membership() {
            @Override
            public ConsumerGroupMetadata group() {
                return position.group();
            }

            @Override
            public Map<TopicPartition, OffsetAndMetadata> position(int partition) {
                TopicPartition read = new TopicPartition(Topic.INSTRUMENTS.text(), partition);
                return Map.of(read, position.of(read));
            }
        };
    }

    /** A consumer in the group that divides the instruments. */
    private static Consumer<String, byte[]> member(Map<String, Object> kafka, GatewayConfig config) {
        int sessionMs = (int) config.sessionTimeout().toMillis();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupId());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMs);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionMs / HEARTBEATS);
        // What stays with a replica goes on undisturbed while others come and go.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return CommittedRecords.consumer(settings, "market-gateway-instruments");
    }

    private static FollowingPolicy policy(GatewayConfig config) {
        return new FollowingPolicy(
                config.pollDelay(),
                config.pollJitter(),
                config.emptyDelay(),
                config.looks(),
                config.gapDelay(),
                config.gapAnswers(),
                config.failureDelay(),
                config.pageSize(),
                config.overlap(),
                config.seedCandles(),
                config.requiredSeeds(),
                config.backfilledAfter(),
                new QuietAfter(config.quietAfter(), config.quietAfterOf()));
    }
}
