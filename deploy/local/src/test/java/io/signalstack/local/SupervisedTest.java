package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalstack.sandbox.process.ServerProcess;
import io.signalstack.sandbox.process.StartException;
import io.signalstack.sandbox.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<Duration> rests = new CopyOnWriteArrayList<>();
    private final Told told = new Told();

    @TempDir
    private Path folder;

    @Test
    void a_killed_service_is_started_again() {
        try (Supervised service = new Supervised("api", program("exec sleep 600"), CLOCK, rests::add, told)) {
            // Given
            service.supervise();
            long before = service.process().pid();

            // When
            service.process().kill();

            // Then
            await().until(() -> told.started.size() == 1);
            assertThat(service.process().pid()).isNotEqualTo(before);
            assertThat(service.process().isAlive()).isTrue();
            assertThat(told.ends).singleElement().asString().contains("api has ended", "exit code 137");
            assertThat(rests).containsExactly(Duration.ofSeconds(1));
        }
    }

    @Test
    void one_that_ends_again_and_again_is_given_up_with_its_last_words() {
        try (Supervised service =
                new Supervised("api", program("echo ERROR the port is taken; exit 3"), CLOCK, rests::add, told)) {
            // When
            service.supervise();

            // Then
            await().until(() -> !told.givenUp.isEmpty());
            assertThat(rests.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L);
            assertThat(told.givenUp)
                    .singleElement()
                    .asString()
                    .contains("api", "5 times within a minute", "exit code 3", "the port is taken", "api.log");
        }
    }

    @Test
    void one_that_cannot_be_started_again_is_given_up() {
        // Given
        Supplier<ServerProcess> once = program("exit 0");
        Supplier<ServerProcess> start = () -> {
            if (!rests.isEmpty()) {
                throw new StartException("api has not been built");
            }
            return once.get();
        };
        try (Supervised service = new Supervised("api", start, CLOCK, rests::add, told)) {
            // When
            service.supervise();

            // Then
            await().until(() -> told.givenUp.equals(List.of("api has not been built")));
        }
    }

    @Test
    void one_that_is_stopped_stays_so_also_while_it_rests() throws Exception {
        // Given
        CompletableFuture<Thread> resting = new CompletableFuture<>();
        Supervised service = new Supervised(
                "api",
                program("exit 0"),
                CLOCK,
                _ -> {
                    resting.complete(Thread.currentThread());
                    new CountDownLatch(1).await();
                },
                told);
        service.supervise();
        Thread supervisor = resting.get(SOON.toSeconds(), TimeUnit.SECONDS);

        // When
        service.close();

        // Then
        assertThat(supervisor.join(SOON)).isTrue();
        assertThat(service.process().isAlive()).isFalse();
        assertThat(told.started).isEmpty();
    }

    @Test
    void one_that_is_stopped_as_its_rest_ends_is_not_started_again() throws Exception {
        // Given
        CompletableFuture<Supervised> service = new CompletableFuture<>();
        CompletableFuture<Thread> rested = new CompletableFuture<>();
        service.complete(new Supervised(
                "api",
                program("exit 0"),
                CLOCK,
                _ -> {
                    service.join().close();
                    // Too late to wake it.
                    Thread.interrupted();
                    rested.complete(Thread.currentThread());
                },
                told));

        // When
        service.join().supervise();

        // Then
        assertThat(rested.get(SOON.toSeconds(), TimeUnit.SECONDS).join(SOON)).isTrue();
        assertThat(told.started).isEmpty();
    }

    @Test
    void its_end_is_not_told_when_it_was_stopped() {
        Supervised service = new Supervised("api", program("exec sleep 600"), CLOCK, rests::add, told);
        service.supervise();

        service.close();

        assertThat(service.process().isAlive()).isFalse();
        assertThat(told.ends).isEmpty();
    }

    private Supplier<ServerProcess> program(String script) {
        return () -> ServerProcess.start(
                "api",
                ServerProcess.prepare("api", folder),
                List.of("sh", "-c", script),
                folder.resolve("api.log"),
                StopSignal.TERM);
    }

    private static final class Told implements Supervised.Witness {

        private final List<String> ends = new CopyOnWriteArrayList<>();
        private final List<ServerProcess> started = new CopyOnWriteArrayList<>();
        private final List<String> givenUp = new CopyOnWriteArrayList<>();

        @Override
        public void ended(String how, Duration rest) {
            ends.add(how);
        }

        @Override
        public void startedAgain(ServerProcess process) {
            started.add(process);
        }

        @Override
        public void givenUp(String why) {
            givenUp.add(why);
        }
    }
}
