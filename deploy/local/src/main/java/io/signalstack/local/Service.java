package io.signalstack.local;

import io.signalstack.sandbox.process.ServerProcess;
import io.signalstack.sandbox.process.StartException;
import io.signalstack.sandbox.process.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of the five services: how it is started.
 *
 * @param name its module's name
 * @param heapMib its {@code -Xmx}, in MiB
 * @param settings configuration beside what all services share
 */
record Service(String name, int heapMib, Map<String, String> settings) {

    /**
     * Starts it as a process of its own.
     *
     * @throws StartException if it has not been built, or cannot be started
     */
    ServerProcess start(Path project, Surroundings around) {
        Path jar = project.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new StartException(name + " has not been built: there is no " + jar + "; run ./signalstack up");
        }
        Path folder = ServerProcess.prepare(name, around.folder().data(name));
        return ServerProcess.start(
                name, folder, command(jar, folder, around), around.folder().log(name), StopSignal.TERM);
    }

    private List<String> command(Path jar, Path folder, Surroundings around) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMib + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.io.tmpdir=" + folder.resolve("tmp")));
        Map<String, String> all = new TreeMap<>(shared(around));
        all.putAll(settings);
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private Map<String, String> shared(Surroundings around) {
        return Map.of(
                // The first request of a kind loads its classes on the event loop: on a small machine, for seconds.
                "quarkus.vertx.max-event-loop-execute-time",
                "10s",
                "quarkus.http.host",
                "127.0.0.1",
                "quarkus.http.port",
                Integer.toString(around.port(name)),
                "kafka.bootstrap.servers",
                around.kafka(),
                "quarkus.redis.hosts",
                around.redis(),
                "signalstack.http.trusted-proxies",
                "127.0.0.1",
                "quarkus.log.console.json.enabled",
                "false",
                "signalstack.security.jwks-url",
                "http://127.0.0.1:" + around.port("signal-api") + "/.well-known/jwks.json");
    }
}
