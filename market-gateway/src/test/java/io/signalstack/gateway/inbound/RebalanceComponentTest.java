package io.signalstack.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.CandleLog;
import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.gateway.application.Markets;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.testing.CatalogueTopics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas come and go; what stays with one is not disturbed by it. */
class RebalanceComponentTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PARTITIONS = Topic.INSTRUMENTS.partitions();
    private static final DeadLetters KEEPING_NOTHING = (record, consumer, reason) -> {
        throw new AssertionError(reason);
    };

    /** Not the shared one, of which other tests' gateways read the definitions. */
    @TempDir
    private static Path folder;

    @Test
    void theDefinitionsOfWhatIsKeptAreNotReadAgain() throws Exception {
        try (KafkaServer kafka = KafkaServer.start(folder, 0)) {
            // Given
            CatalogueTopics.create(kafka.bootstrapServers());
            defineOneInEachPartition(kafka);
            Replica staying = new Replica(kafka);
            staying.consumer.start();
            await().atMost(PATIENCE).until(() -> staying.read.size() == PARTITIONS);

            // When
            Replica passing = new Replica(kafka);
            passing.consumer.start();
            await().atMost(PATIENCE).until(() -> passing.read.size() == PARTITIONS / 2);
            Set<Integer> kept = new TreeSet<>(staying.held);
            passing.consumer.stop();
            await().atMost(PATIENCE)
                    .until(() ->
                            staying.held.size() == PARTITIONS && staying.read.size() >= PARTITIONS + PARTITIONS / 2);
            staying.consumer.stop();

            // Then
            assertThat(kept).hasSize(PARTITIONS / 2);
            assertThat(staying.read).filteredOn(kept::contains).hasSize(PARTITIONS / 2);
        }
    }

    private static void defineOneInEachPartition(KafkaServer kafka) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            IntStream.range(0, PARTITIONS).forEach(partition -> {
                InstrumentDefinition definition = new InstrumentDefinition(
                        "NOWHERE:BTC" + partition + "/USD",
                        "BTC",
                        new BigDecimal("0.01"),
                        "1m",
                        List.of("1m"),
                        0,
                        1,
                        true);
                var _ = producer.send(new ProducerRecord<>(
                        Topic.INSTRUMENTS.text(),
                        partition,
                        definition.instrument(),
                        EventCodec.INSTRUMENTS.encode(definition)));
            });
        }
    }

    /** A member of the group that writes down which partition each record that it reads is of, and holds them in name. */
    private static final class Replica {

        private final List<Integer> read = Collections.synchronizedList(new ArrayList<>());
        private final Set<Integer> held = new ConcurrentSkipListSet<>();
        private final InstrumentConsumer consumer;

        private Replica(KafkaServer kafka) {
            FollowInstruments following = new FollowInstruments(this::take, new Markets(Map.of()), null);
            consumer = new InstrumentConsumer(
                    () -> new Reading(kafka.bootstrapServers()),
                    following,
                    new InstrumentRecords(following, KEEPING_NOTHING, PATIENCE),
                    new GroupPosition("rebalanced"),
                    Duration.ofSeconds(1));
        }

        private Map<Integer, CandleLog> take(Collection<Integer> partitions) {
            held.addAll(partitions);
            Map<Integer, CandleLog> logs = new HashMap<>();
            partitions.forEach(partition -> logs.put(partition, new Held(partition)));
            return logs;
        }

        private final class Held implements CandleLog {

            private final int partition;

            private Held(int partition) {
                this.partition = partition;
            }

            @Override
            public Optional<CandleHead> head(String instrument) {
                throw new AssertionError("nothing is followed");
            }

            @Override
            public Optional<String> newestSeries(String instrument) {
                throw new AssertionError("nothing is followed");
            }

            @Override
            public void publish(Optional<CandleHead> since, List<CandleEvent> events, CandleHead head) {
                throw new AssertionError("nothing is followed");
            }

            @Override
            public void close() {
                held.remove(partition);
            }
        }

        private final class Reading extends KafkaConsumer<String, byte[]> {

            private Reading(String bootstrapServers) {
                super(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                "rebalanced",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
            }

            @Override
            public ConsumerRecords<String, byte[]> poll(Duration timeout) {
                ConsumerRecords<String, byte[]> records = super.poll(timeout);
                records.forEach(record -> read.add(record.partition()));
                return records;
            }
        }
    }
}
