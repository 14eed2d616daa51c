package io.signalstack.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration AGES = Duration.ofMinutes(1);

    @Test
    void what_comes_in_time_is_passed_on() {
        assertThat(TimeLimit.within(AGES, Uni.createFrom().item("done")).await().atMost(AGES))
                .isEqualTo("done");
        assertThatThrownBy(() -> TimeLimit.within(AGES, Uni.createFrom().failure(new IllegalStateException("no")))
                        .await()
                        .atMost(AGES))
                .hasMessage("no");
    }

    @Test
    void what_is_late_fails_for_who_waits_and_goes_on_by_itself() {
        // Given
        AtomicBoolean cancelled = new AtomicBoolean();
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<String> seen = new CompletableFuture<>();
        Uni<String> late = Uni.createFrom().emitter(emitter -> {
            emitter.onTermination(() -> cancelled.set(!seen.isDone()));
            var _ = work.thenAccept(item -> {
                seen.complete(item);
                emitter.complete(item);
            });
        });

        // When, Then
        assertThatThrownBy(() -> TimeLimit.within(SHORT, late)
                        .subscribeAsCompletionStage()
                        .get(1, TimeUnit.MINUTES))
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(cancelled).isFalse();
        work.complete("done");
        assertThat(seen).isCompletedWithValue("done");
    }

    @Test
    void a_time_out_comes_on_the_callers_context() {
        Vertx vertx = Vertx.vertx();
        try {
            Context context = vertx.getOrCreateContext();
            CompletableFuture<Context> failedOn = new CompletableFuture<>();

            context.runOnContext(_ -> TimeLimit.within(SHORT, Uni.createFrom().nothing())
                    .subscribe()
                    .with(_ -> {}, _ -> failedOn.complete(Vertx.currentContext())));

            assertThat(failedOn.join()).isEqualTo(context);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
