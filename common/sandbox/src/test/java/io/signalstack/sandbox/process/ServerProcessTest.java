package io.signalstack.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Path log;
    private ServerProcess process;

    @BeforeEach
    void a_process_that_speaks_all_the_time() throws IOException {
        log = folder.resolve("process.log");
        process = ServerProcess.start(
                "test",
                ServerProcess.prepare("test", folder),
                List.of("sh", "-c", "trap '' TERM; while :; do echo alive; sleep 0.05; done"),
                log,
                StopSignal.TERM);
        awaitWords(0);
    }

    @AfterEach
    void end() {
        process.kill();
    }

    @Test
    void one_that_is_paused_does_nothing_until_it_is_resumed() throws Exception {
        // When
        process.pause();
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(this::words, new Unchanged()::matches);
        assertThat(process.isAlive()).isTrue();
        // Then
        long paused = words();
        process.resume();
        awaitWords(paused);
    }

    @Test
    void one_that_is_killed_cannot_do_anything_about_it() {
        process.kill();
        assertThat(process.isAlive()).isFalse();
        assertThat(PidFile.in(folder).alive()).isEmpty();
    }

    /** Holds while what is looked at stays as it was at the look before. */
    private static final class Unchanged {

        private long last = -1;

        boolean matches(long now) {
            boolean same = now == last;
            last = now;
            return same;
        }
    }

    private void awaitWords(long more) {
        await().atMost(PATIENCE).until(() -> words() > more);
    }

    private long words() throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }
}
