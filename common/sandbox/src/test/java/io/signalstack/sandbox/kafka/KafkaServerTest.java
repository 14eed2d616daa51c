package io.signalstack.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.sandbox.process.StartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {

    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

    /** Who says that the end of a transaction is told once more: rightly, on a machine whose cores others keep busy. */
    private static final Pattern TRIES_AGAIN = Pattern.compile(" WARN .*TxnMarkerQueue");

    @TempDir
    Path folder;

    @Test
    void a_transaction_is_committed_and_survives_a_restart_with_the_cluster_id() throws Exception {
        // Given
        String clusterId;
        try (var kafka = KafkaServer.start(folder, 0)) {
            clusterId = kafka.clusterId();
            createTopic(kafka);
            sendInTransaction(kafka, "still here");
        }
        // When
        try (var kafka = KafkaServer.start(folder, 0)) {
            // Then
            ConsumerRecord<String, String> read = readOne(kafka);
            assertThat(read.value()).isEqualTo("still here");
            assertThat(read.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            assertThat(kafka.clusterId()).isEqualTo(clusterId);
            assertThat(Files.readAllLines(folder.resolve("kafka.log")))
                    .as("a healthy broker warns of nothing")
                    .filteredOn(TRIES_AGAIN.asPredicate().negate())
                    .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
        }
    }

    @Test
    void a_killed_broker_starts_again_with_what_was_committed() throws Exception {
        // Given
        var killed = KafkaServer.start(folder, 0);
        createTopic(killed);
        sendInTransaction(killed, "before the kill");
        killed.handle().destroyForcibly();
        killed.handle().onExit().get(10, TimeUnit.SECONDS);
        // When
        try (var kafka = KafkaServer.start(folder, killed.port())) {
            // Then
            assertThat(readOne(kafka).value()).isEqualTo("before the kill");
        }
    }

    @Test
    void the_broker_ends_with_its_parent_even_when_that_is_killed() throws Exception {
        // Given
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KafkaParentMain.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle broker = ProcessHandle.of(
                        Long.parseLong(parent.inputReader().readLine()))
                .orElseThrow();
        assertThat(broker.isAlive()).isTrue();
        // When
        parent.destroyForcibly();
        // Then
        assertThat(broker.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void the_broker_reads_what_clients_compress() throws Exception {
        try (var kafka = KafkaServer.start(folder, 0)) {
            createTopic(kafka);
            for (String compression : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
                sendInTransaction(kafka, "as small as can be", compression);
            }
        }
    }

    @Test
    void a_port_in_use_is_named_with_the_way_out() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> KafkaServer.start(folder, listener.getLocalPort()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Kafka cannot start: port " + listener.getLocalPort());
        }
    }

    @Test
    void a_corrupt_data_folder_is_told_with_the_log_that_says_why() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/meta.properties"), "version=1\ncluster.id=broken\nnode.id=77\n");
        // Then
        assertThatThrownBy(() -> KafkaServer.start(folder, 0))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Kafka ended while it started")
                .hasMessageContaining("77");
    }

    private static void createTopic(KafkaServer kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void sendInTransaction(KafkaServer kafka, String value) {
        sendInTransaction(kafka, value, "none");
    }

    private static void sendInTransaction(KafkaServer kafka, String value, String compression) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "transactional.id",
                "sandbox-test",
                "compression.type",
                compression,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(PARTITION.topic(), 0, 1L, "key", value));
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
    }

    private static ConsumerRecord<String, String> readOne(KafkaServer kafka) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class);
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            return consumer.poll(Duration.ofSeconds(30)).iterator().next();
        }
    }
}
