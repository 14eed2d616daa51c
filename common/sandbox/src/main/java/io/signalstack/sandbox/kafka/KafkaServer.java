package io.signalstack.sandbox.kafka;

import io.signalstack.sandbox.process.ChildJvm;
import io.signalstack.sandbox.process.LocalServer;
import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.ServerKind;
import io.signalstack.sandbox.process.StartException;
import io.signalstack.sandbox.process.StopSignal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A Kafka broker (KRaft, its own controller) that listens on 127.0.0.1 and keeps its data, cluster id included, in a
 * folder. It is a child JVM on our class path, and ends when we do.
 */
public final class KafkaServer extends LocalServer {

    static final String READY = "ready";

    private static final ServerKind KIND = new ServerKind("Kafka", StopSignal.TERM, Duration.ofSeconds(90));
    private static final int HEAP_MIB = 256;

    private KafkaServer(ServerKind.Started started) {
        super(started);
    }

    /**
     * Starts a broker, first waiting for the end of what a killed run left in the folder, until clients may come.
     *
     * @param folder for data, log ({@code kafka.log}) and temporary files; made when missing
     * @param port to listen on; 0 takes a free one
     * @throws StartException in one line, with cause and way out
     */
    public static KafkaServer start(Path folder, int port) {
        return new KafkaServer(KIND.start(folder, port, KafkaServer::prepare));
    }

    /** Stops the broker that an earlier, killed run left working in the folder; says whether there was one. */
    public static boolean stopLeftover(Path folder) {
        return KIND.stopLeftover(folder);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    /** Stays the same for as long as the data folder does. */
    public String clusterId() {
        Properties meta = new Properties();
        try (InputStream in = Files.newInputStream(home().resolve("data").resolve("meta.properties"))) {
            meta.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return meta.getProperty("cluster.id");
    }

    private static ServerKind.Launch prepare(Path home, int port) throws IOException {
        Path ready = home.resolve(READY);
        Files.deleteIfExists(ready);
        int controllerPort = Ports.claim("Kafka", 0);
        return new ServerKind.Launch(command(home, port, controllerPort), _ -> Files.exists(ready));
    }

    private static List<String> command(Path home, int port, int controllerPort) throws IOException {
        List<String> command = new ArrayList<>(ChildJvm.command(HEAP_MIB));
        command.addAll(List.of(
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + home.resolve("tmp"),
                "-Dslf4j.provider=" + BrokerLogProvider.class.getName(),
                "-Dslf4j.internal.verbosity=WARN",
                "@" + classPathFile(home),
                KafkaBrokerMain.class.getName(),
                home.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort)));
        return command;
    }

    // In a file, for a service's test class path is longer than what some systems take as one argument.
    private static Path classPathFile(Path home) throws IOException {
        String quoted = classPath().replace("\\", "\\\\").replace("\"", "\\\"");
        return Files.writeString(home.resolve("class-path.args"), "-cp \"" + quoted + "\"\n");
    }

    // Surefire starts tests from a jar that holds nothing but a list of jars; this is that list.
    private static String classPath() {
        String real = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(real.split(File.pathSeparator, -1)).stream()
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
