package io.signalstack.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrerequisitesTest {

    private final AtomicReference<UnfitException> ended = new AtomicReference<>();
    private final AtomicInteger early = new AtomicInteger();
    private Prerequisites prerequisites = new Prerequisites(List.of(), ended::set, early::incrementAndGet);

    @AfterEach
    void stop() {
        prerequisites.stop(new ShutdownEvent());
    }

    @Test
    void a_service_that_waits_for_nothing_is_ready() {
        assertThat(prerequisites.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void the_start_does_not_wait_for_what_is_missing_and_readiness_says_what_that_is() {
        // Given
        CountDownLatch there = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();

        // When
        start(new Named("kafka topics", () -> {
            if (tries.incrementAndGet() == 1) {
                throw new IOException("no answer in 30 s");
            }
            there.await();
        }));

        // Then
        await().untilAsserted(() -> assertThat(data()).containsEntry("kafka topics", "no answer in 30 s"));
        assertThat(prerequisites.call().getStatus()).isEqualTo(Status.DOWN);
        there.countDown();
        await().until(() -> prerequisites.call().getStatus() == Status.UP);
        assertThat(data()).containsEntry("kafka topics", "there");
    }

    @Test
    void a_service_that_is_told_to_stop_before_all_is_there_ends_early_and_no_other_does() {
        // Given
        CountDownLatch there = new CountDownLatch(1);
        start(new Named("database", () -> {}), new Named("kafka topics", there::await));

        // When
        prerequisites.stop(new ShutdownEvent());

        // Then
        assertThat(early).hasValue(1);

        // Given
        start(new Named("database", () -> {}));
        await().until(() -> prerequisites.call().getStatus() == Status.UP);

        // When
        prerequisites.stop(new ShutdownEvent());

        // Then
        assertThat(early).hasValue(1);
    }

    @Test
    void what_no_waiting_can_mend_ends_the_service() {
        // When
        start(new Named("database", () -> {
            throw new UnfitException("the schema is newer", new IllegalStateException());
        }));

        // Then
        await().until(() -> ended.get() != null);
        assertThat(ended.get()).hasMessage("the schema is newer");
        assertThat(prerequisites.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void one_that_is_missing_holds_no_other_up() {
        // When
        start(
                new Named("postgres", () -> {
                    throw new IOException("refused");
                }),
                new Named("kafka topics", () -> {}));

        // Then
        await().untilAsserted(() ->
                assertThat(data()).containsEntry("postgres", "refused").containsEntry("kafka topics", "there"));
    }

    private void start(Prerequisite... all) {
        prerequisites = new Prerequisites(List.of(all), ended::set, early::incrementAndGet);
        prerequisites.start(new StartupEvent());
    }

    private Map<String, Object> data() {
        return prerequisites.call().getData().orElseThrow();
    }

    private interface Step {
        void run() throws Exception;
    }

    private record Named(String name, Step step) implements Prerequisite {

        @Override
        public void meet() throws Exception {
            step.run();
        }
    }
}
