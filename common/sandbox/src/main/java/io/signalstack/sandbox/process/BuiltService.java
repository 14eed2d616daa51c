package io.signalstack.sandbox.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a service that has been built is run on this machine: in a JVM of its own, on 127.0.0.1, with logs for people.
 *
 * @param name its module's name
 * @param project the folder that its module is in
 * @param port that it listens on
 * @param heapMib its {@code -Xmx}, in MiB
 * @param settings configuration of its own
 * @param secrets what it is told in its environment, where no list of processes shows it
 */
public record BuiltService(
        String name, Path project, int port, int heapMib, Map<String, String> settings, Map<String, String> secrets) {

    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

    public BuiltService {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** A service that is told no secrets. */
    public BuiltService(String name, Path project, int port, int heapMib, Map<String, String> settings) {
        this(name, project, port, heapMib, settings, Map.of());
    }

    /**
     * Starts it.
     *
     * @param folder for its temporary files; made when missing
     * @param log file that what it prints is appended to
     * @throws StartException if it has not been built, or cannot be started
     */
    public ServerProcess start(Path folder, Path log) {
        Path jar = project.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new StartException(name + " has not been built: there is no " + jar + "; run ./signalstack up");
        }
        Path prepared = ServerProcess.prepare(name, folder);
        return ServerProcess.start(name, prepared, command(jar, prepared), secrets, log, StopSignal.TERM);
    }

    /** Whether it says that it does all of its work. */
    public boolean isReady(HttpClient http) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(HEALTH_TIMEOUT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> command(Path jar, Path folder) {
        List<String> command = new ArrayList<>(ChildJvm.command(heapMib));
        command.addAll(List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.io.tmpdir=" + folder.resolve("tmp")));
        Map<String, String> all = new TreeMap<>(shared());
        all.putAll(settings);
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private Map<String, String> shared() {
        return Map.of(
                // The first request of a kind loads its classes on the event loop: on a small machine, for seconds.
                "quarkus.vertx.max-event-loop-execute-time",
                "10s",
                "quarkus.http.host",
                "127.0.0.1",
                "quarkus.http.port",
                Integer.toString(port),
                "quarkus.log.console.json.enabled",
                "false");
    }
}
