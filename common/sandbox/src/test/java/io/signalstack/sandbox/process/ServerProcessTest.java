package io.signalstack.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Sooner than one that does not end is killed. */
    private static final Duration SOON = Duration.ofSeconds(14);

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

    /** Or it waits for as long as it would for one that does not end, and longer. */
    @Test
    void one_that_ends_is_seen_to_end_while_the_common_pool_is_busy() throws Exception {
        // Given
        Path own = ServerProcess.prepare("test", folder.resolve("other"));
        ServerProcess ends =
                ServerProcess.start("test", own, List.of("sleep", "600"), own.resolve("log"), StopSignal.TERM);
        CountDownLatch busy = new CountDownLatch(1);
        for (int thread = 0; thread < ForkJoinPool.getCommonPoolParallelism(); thread++) {
            ForkJoinPool.commonPool().execute(() -> awaitQuietly(busy));
        }
        // When
        Thread closing = Thread.ofPlatform().start(ends::close);
        // Then
        try {
            assertThat(closing.join(SOON)).isTrue();
        } finally {
            busy.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
