package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalstack.sandbox.process.ChildJvm;
import io.signalstack.sandbox.process.ProgramFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How {@code up} ends by itself: as the process that it is, with real servers of data, and with services that do nothing,
 * for it is the launcher that is looked at.
 */
class UpEndsIT {

    private static final int HEAP_MIB = 160;
    private static final Path PLACE = Path.of("target", "up ends").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LAST_OF_THE_BANNER = "Ctrl-C stops everything";

    private final StackFolder folder = new StackFolder(PLACE.resolve("folder"));
    private final Path project = PLACE.resolve("project");
    private final Path said = PLACE.resolve("said");

    @BeforeEach
    void empty() throws IOException {
        if (Files.exists(PLACE)) {
            ProgramFolder.deleteTree(PLACE);
        }
        Files.createDirectories(PLACE);
        StandIn.asAllServicesOf(project);
    }

    @Test
    void a_dead_server_of_data_stops_everything_and_is_named_last() throws Exception {
        assertThat(lastWordsAfter(running -> kill(running, "redis")))
                .startsWith("signalstack: redis has died; its log is ")
                .contains("redis.log");
    }

    @Test
    void a_service_that_is_given_up_stops_everything_and_is_named_last() throws Exception {
        assertThat(lastWordsAfter(running -> {
                    delete(StandIn.programOf("notifier", project));
                    kill(running, "notifier");
                }))
                .startsWith("signalstack: notifier has not been built: ")
                .endsWith("; ./signalstack up starts all again");
    }

    /** What {@code up} says last, after what befalls the stack has ended it and all of its processes. */
    private String lastWordsAfter(Consumer<RunningStack> disaster) throws Exception {
        // Given
        Process up = up();
        try {
            await().atMost(PATIENCE)
                    .until(() -> !up.isAlive() || Files.readString(said).contains(LAST_OF_THE_BANNER));
            assertThat(up.isAlive()).as(Files.readString(said)).isTrue();
            RunningStack running = RunningStack.read(folder).orElseThrow();

            // When
            disaster.accept(running);

            // Then
            assertThat(up.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(1);
            assertThat(running.parts())
                    .hasSizeGreaterThan(Services.NAMES.size())
                    .noneMatch(part -> isAlive(part.pid()));
            List<String> lines = Files.readAllLines(said);
            assertThat(lines).contains("stopping", "stopped");
            return lines.stream()
                    .filter(line -> line.startsWith("signalstack: "))
                    .toList()
                    .getLast();
        } finally {
            up.destroy();
            up.waitFor();
        }
    }

    private Process up() throws IOException {
        List<String> command = new ArrayList<>(ChildJvm.command(HEAP_MIB));
        command.addAll(List.of(
                "-jar",
                Path.of("target", "local.jar").toString(),
                "up",
                "--folder",
                folder.root().toString(),
                "--project",
                project.toString(),
                "--port",
                "0"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private static void kill(RunningStack running, String part) {
        running.parts().stream()
                .filter(it -> it.name().equals(part))
                .forEach(it -> ProcessHandle.of(it.pid()).orElseThrow().destroyForcibly());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
