package io.signalstack.sandbox.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The broker's process. It formats its data folder when that is new, says in a file that it is ready, and ends on
 * SIGTERM or when its standard input does: so it cannot outlive the process that started it.
 */
public final class KafkaBrokerMain {

    private KafkaBrokerMain() {}

    /**
     * Runs until stopped.
     *
     * @param args the broker's folder, its port, its controller's port
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path data = folder.resolve("data");
        Properties settings = BrokerSettings.of(data, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        format(folder, data, settings);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
        Thread.ofPlatform().daemon().name("parent-watch").start(KafkaBrokerMain::endWithParent);
        server.startup();
        Files.createFile(folder.resolve(KafkaServer.READY));
        server.awaitShutdown();
    }

    private static void format(Path folder, Path data, Properties settings) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Path file = folder.resolve("broker.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        String[] command = {
            "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString(), "--ignore-formatted"
        };
        int exitCode = StorageTool.execute(command, System.out);
        if (exitCode != 0) {
            throw new IOException("the data folder " + data + " cannot be formatted");
        }
    }

    private static void endWithParent() {
        try (InputStream in = System.in) {
            while (in.read() >= 0) {
                // The parent sends nothing; what counts is the end.
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the parent cannot be watched", e);
        } finally {
            Runtime.getRuntime().exit(0);
        }
    }
}
