package io.signalstack.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.contracts.codec.Json;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.postgres.PostgresServer;
import io.signalstack.sandbox.testing.CatalogueTopics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tukaani.xz.XZInputStream;

/**
 * A data folder that the version before engine version 2 has written: its log, its database, its exchange's clock and its
 * demo account. Where it comes from, and in which form it is kept, is in {@code engine-1/README.md} of the test resources.
 */
final class EarlierFolder {

    /** What the exchange's clock showed when that stack was stopped. */
    private static final Instant STOPPED = Instant.parse("2026-11-26T16:45:30Z");

    private final StackFolder folder;

    EarlierFolder(StackFolder folder) {
        this.folder = folder;
    }

    /** Its log, a line for each topic, then for each record, then for each group's position. */
    static List<JsonNode> log() {
        return new String(content("log.jsonl.xz"), UTF_8)
                .lines()
                .map(line -> Json.read(line.getBytes(UTF_8), JsonNode.class))
                .toList();
    }

    /** Makes the folder. */
    void layOut(double speed) throws IOException, SQLException, InterruptedException, ExecutionException {
        try (KafkaServer kafka = KafkaServer.start(folder.data("kafka"), 0)) {
            writeLog(kafka.bootstrapServers());
        }
        try (PostgresServer postgres = PostgresServer.start(folder.data("postgres"), 0);
                Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(new String(content("database.sql.xz"), UTF_8));
        }
        Files.write(Files.createDirectories(folder.demoAccount()).resolve("password"), content("demo-password"));
        Path exchange = Files.createDirectories(folder.data("exchange"));
        Files.writeString(exchange.resolve("replay-clock.properties"), """
                start=%s
                anchor=%s
                speed=%s
                origin=2026-11-26T13:20:00Z
                origin-in-recording=2013-11-28T13:20:00Z
                """.formatted(STOPPED, Instant.now(), speed));
    }

    private static void writeLog(String brokers) throws InterruptedException, ExecutionException {
        CatalogueTopics.create(brokers);
        Map<String, Map<TopicPartition, OffsetAndMetadata>> positions = new HashMap<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer());
                Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            for (JsonNode line : log()) {
                String topic = line.path("topic").asText();
                if (line.has("partitions")) {
                    CatalogueTopics.create(
                            brokers, topic, line.path("partitions").asInt());
                } else if (line.has("group")) {
                    positions
                            .computeIfAbsent(line.path("group").asText(), _ -> new HashMap<>())
                            .put(
                                    new TopicPartition(
                                            topic, line.path("partition").asInt()),
                                    new OffsetAndMetadata(line.path("position").asLong()));
                } else {
                    sent.add(producer.send(record(topic, line)));
                }
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            for (var group : positions.entrySet()) {
                admin.alterConsumerGroupOffsets(group.getKey(), group.getValue())
                        .all()
                        .get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, JsonNode line) {
        var headers = new RecordHeaders();
        line.path("headers")
                .properties()
                .forEach(header ->
                        headers.add(header.getKey(), header.getValue().asText().getBytes(UTF_8)));
        return new ProducerRecord<>(
                topic, line.path("partition").asInt(), line.path("key").asText().getBytes(UTF_8), value(line), headers);
    }

    private static byte[] value(JsonNode line) {
        try {
            return line.has("value")
                    ? line.path("value").asText().getBytes(UTF_8)
                    : line.path("bytes").binaryValue();
        } catch (IOException e) {
            throw new IllegalStateException("no bytes in " + line, e);
        }
    }

    private static byte[] content(String name) {
        try (InputStream in = EarlierFolder.class.getResourceAsStream("/engine-1/" + name)) {
            return name.endsWith(".xz") ? new XZInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
