package io.signalstack.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog;
import io.signalstack.gateway.application.CandleLog.LogException;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.testing.CatalogueTopics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that the group has given up, and that does not know it, publishes nothing; the partition's owner goes on. */
class ZombieComponentTest {

    /** Not the shared one, of which other tests' gateways hold all partitions. */
    private static KafkaServer kafka;

    @TempDir
    private static Path folder;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");
    private static final int PARTITION = 3;

    private static int tests;

    private final List<CandleLog> opened = new ArrayList<>();
    private String instrument;
    private Consumer<String, byte[]> member;

    @BeforeAll
    static void startBroker() {
        kafka = KafkaServer.start(folder, 0);
        CatalogueTopics.create(kafka.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void ofItsOwn() {
        tests++;
        instrument = "ZOMBIE:BTC" + tests + "/USD";
    }

    @AfterEach
    void close() {
        opened.forEach(CandleLog::close);
        member.close();
    }

    @Test
    void oneThatWasStoppedBeforeItsFirstTransactionPublishesNothing() {
        // Given: given the partition, then thought to be dead before it took it
        KafkaCandleLogs zombies = logs(joined());
        CandleLog owner = open(logs(joined()));
        owner.publish(Optional.empty(), List.of(candle(1)), head(1));

        // When
        CandleLog zombie = open(zombies);

        // Then
        assertThat(zombie.head(instrument)).contains(head(1));
        assertRefused(zombie, 1, 2);
        goesOn(owner, 1, 2);
        assertThat(told()).containsExactly(minute(1), minute(2));
    }

    @Test
    void oneThatWasStoppedWhileItPublishedPublishesNothingMore() {
        // Given
        CandleLog zombie = open(logs(joined()));
        zombie.publish(Optional.empty(), List.of(candle(1)), head(1));
        CandleLog owner = open(logs(joined()));
        owner.publish(Optional.of(head(1)), List.of(candle(2)), head(2));

        // Then: neither what it was about to publish, nor what it would after it has taken the partition once more
        assertRefused(zombie, 1, 2);
        assertThat(zombie.head(instrument)).contains(head(2));
        assertRefused(zombie, 2, 3);
        goesOn(owner, 2, 3);
        assertThat(told()).containsExactly(minute(1), minute(2), minute(3));
    }

    private void assertRefused(CandleLog zombie, int since, int next) {
        assertThatThrownBy(() -> zombie.publish(Optional.of(head(since)), List.of(candle(next)), head(next)))
                .isInstanceOf(LogException.class);
    }

    /** At its first try it finds that it was fenced, as the zombie took the partition. */
    private void goesOn(CandleLog owner, int since, int next) {
        assertRefused(owner, since, next);
        assertThat(owner.head(instrument)).contains(head(since));
        owner.publish(Optional.of(head(since)), List.of(candle(next)), head(next));
    }

    /** A place in the group; whoever had one before has lost it. */
    private ConsumerGroupMetadata joined() {
        if (member != null) {
            member.close();
        }
        member = CommittedRecords.consumer(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "zombies-" + tests),
                "member");
        member.subscribe(List.of(Topic.INSTRUMENTS.text()));
        await().atMost(PATIENCE).until(() -> {
            member.poll(Duration.ofMillis(100));
            return !member.assignment().isEmpty();
        });
        return member.groupMetadata();
    }

    private static KafkaCandleLogs logs(ConsumerGroupMetadata place) {
        Membership membership = new Membership() {
            @Override
            public ConsumerGroupMetadata group() {
                return place;
            }

            @Override
            public Map<TopicPartition, OffsetAndMetadata> position(int partition) {
                return Map.of(new TopicPartition(Topic.INSTRUMENTS.text(), partition), new OffsetAndMetadata(0));
            }
        };
        return new KafkaCandleLogs(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                membership,
                TIMEOUT,
                RandomGenerator.getDefault());
    }

    private CandleLog open(KafkaCandleLogs logs) {
        CandleLog log = Objects.requireNonNull(logs.open(Set.of(PARTITION)).get(PARTITION));
        opened.add(log);
        return log;
    }

    private List<Instant> told() {
        return new CommittedLog(kafka.bootstrapServers())
                .read(Topic.CANDLES, EventCodec.CANDLES).stream()
                        .filter(event -> event.instrument().equals(instrument))
                        .map(event -> ((BaseCandle) event).openTime())
                        .toList();
    }

    private static Instant minute(int number) {
        return START.plusSeconds(60L * number);
    }

    private CandleEvent candle(int number) {
        return new BaseCandle(instrument, minute(number), 1, 2, 0.5, 1, 10, 0, null, false, false);
    }

    private CandleHead head(int number) {
        return new CandleHead(
                instrument,
                instrument + "#1",
                new BigDecimal("0.01"),
                "1m",
                List.of("1m"),
                minute(number),
                START,
                Map.of(),
                MarketBody.LIVE);
    }
}
