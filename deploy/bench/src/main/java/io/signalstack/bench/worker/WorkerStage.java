package io.signalstack.bench.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.bench.process.Group;
import io.signalstack.bench.process.Replica;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.sandbox.testing.CatalogueTopics;
import io.signalstack.trading.strategy.BuiltInStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with topics and strategies, and workers, each of which keeps its name and its stores. Ends all with this. */
final class WorkerStage implements AutoCloseable {

    static final String NAME = "signal-worker";

    private final Path project;
    private final Path folder;
    private final WorkerOptions options;
    private final Map<Integer, Replica> workers = new HashMap<>();
    private KafkaServer kafka;

    /**
     * Starts the broker.
     *
     * @param project the project's root, in which the worker has been built
     * @param folder for data and logs; emptied
     */
    WorkerStage(Path project, Path folder, WorkerOptions options) {
        this.project = project;
        this.folder = folder;
        this.options = options;
        try {
            ProgramFolder.deleteTree(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kafka = KafkaServer.start(folder.resolve("kafka"), 0);
        CatalogueTopics.create(bootstrapServers());
        CatalogueTopics.create(bootstrapServers(), PassThrough.OUTPUT, Topic.SIGNALS.partitions());
        writeStrategies();
    }

    /** Starts a worker, or starts it again. */
    Replica start(int number) {
        String name = NAME + "-" + number;
        Path own = folder.resolve(name);
        Map<String, String> settings = new HashMap<>(options.settings());
        settings.put("kafka.bootstrap.servers", bootstrapServers());
        settings.put("signalstack.worker.instance-id", name);
        settings.put("signalstack.worker.state-dir", state(number).toString());
        BuiltService service = new BuiltService(NAME, project, Ports.claim(name, 0), options.heapMib(), settings);
        Replica worker = Replica.start(service, own, folder.resolve(name + ".log"));
        workers.put(number, worker);
        return worker;
    }

    /** For what runs beside the workers; not there yet. */
    Path folder(String name) {
        return folder.resolve(name);
    }

    KafkaServer kafka() {
        return kafka;
    }

    /** Starts the broker on the data of the one that has ended. */
    void restartBroker() {
        kafka = KafkaServer.start(folder.resolve("kafka"), kafka.port());
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** One worker as the broker sees it, once it has started. */
    Group group(int number) {
        return new Group(bootstrapServers(), NAME, NAME + "-" + processId(number));
    }

    /** By which Kafka Streams names the transactions of a state folder. */
    private String processId(int number) {
        Path metadata = state(number).resolve(NAME).resolve("kafka-streams-process-metadata");
        try {
            return Json.read(Files.readAllBytes(metadata), JsonNode.class)
                    .path("processId")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path state(int number) {
        return folder.resolve(NAME + "-" + number).resolve("state");
    }

    /** What is in the topics of changelogs. */
    Changelog changelog() {
        return Changelog.of(new CommittedLog(bootstrapServers()), NAME);
    }

    /** All workers, as the broker sees them. */
    Group group() {
        return new Group(bootstrapServers(), NAME, NAME);
    }

    /** How many candles the workers have yet to deal with. */
    long candlesLeft() {
        CommittedLog log = new CommittedLog(bootstrapServers());
        Map<Integer, Long> dealtWith = log.dealtWith(NAME, Topic.CANDLES);
        return log.ends(Topic.CANDLES).entrySet().stream()
                .mapToLong(end -> end.getValue() - dealtWith.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    private void writeStrategies() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            BuiltInStrategies.all().forEach(strategy -> {
                var record = StrategyRecord.of(strategy, true, options.enabled().contains(strategy));
                var _ = producer.send(new ProducerRecord<>(
                        Topic.STRATEGIES.text(),
                        record.strategy().getBytes(StandardCharsets.UTF_8),
                        EventCodec.STRATEGIES.encode(record)));
            });
        }
    }

    @Override
    public void close() {
        workers.values().forEach(Replica::close);
        kafka.close();
    }
}
