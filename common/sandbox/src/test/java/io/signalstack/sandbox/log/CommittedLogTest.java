package io.signalstack.sandbox.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.testing.CatalogueTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedLogTest {

    private static final String TOPIC = Topic.CANDLES.text();

    @TempDir
    private Path folder;

    @Test
    void waitsForATransactionThatIsUnderWayAndPassesOverAnAbortedOne() throws Exception {
        try (KafkaServer kafka = KafkaServer.start(folder, 0);
                KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            CatalogueTopics.create(kafka.bootstrapServers());
            producer.initTransactions();

            // Given
            producer.beginTransaction();
            send(producer, "aborted");
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, "under way");

            // When, Then
            var impatient = new CommittedLog(kafka.bootstrapServers(), Duration.ofMillis(500));
            assertThatThrownBy(() -> impatient.forEach(TOPIC, record -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(TOPIC);

            // When
            List<String> read = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> reading =
                    CompletableFuture.runAsync(() -> new CommittedLog(kafka.bootstrapServers())
                            .forEach(TOPIC, record -> read.add(new String(record.value(), UTF_8))));
            producer.commitTransaction();

            // Then
            reading.get(30, TimeUnit.SECONDS);
            assertThat(read).containsExactly("under way");
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaServer kafka) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "committed-log-test"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String value)
            throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(TOPIC, value.getBytes(UTF_8))).get();
    }
}
