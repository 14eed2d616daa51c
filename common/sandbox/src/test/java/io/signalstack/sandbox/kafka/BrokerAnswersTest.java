package io.signalstack.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.CoordinatorLoadInProgressException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.junit.jupiter.api.Test;

class BrokerAnswersTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void what_a_broker_cannot_say_yet_it_is_asked_again() {
        // When
        String answer = BrokerAnswers.within(
                LONG,
                () -> asked.incrementAndGet() < 3
                        ? CompletableFuture.failedFuture(new CoordinatorLoadInProgressException("loading"))
                        : CompletableFuture.completedFuture("loaded"));

        // Then
        assertThat(answer).isEqualTo("loaded");
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_refusal_is_told_at_once() {
        assertThatThrownBy(() -> BrokerAnswers.within(LONG, () -> refused(new GroupAuthorizationException("worker"))))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(GroupAuthorizationException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void patience_ends_with_what_was_said_last_and_with_silence() {
        assertThatThrownBy(() -> BrokerAnswers.within(
                        Duration.ofMillis(200), () -> refused(new CoordinatorLoadInProgressException("loading"))))
                .hasRootCauseInstanceOf(CoordinatorLoadInProgressException.class);
        assertThat(asked).hasValueGreaterThan(1);
        assertThatThrownBy(() -> BrokerAnswers.within(Duration.ofMillis(10), CompletableFuture<String>::new))
                .hasRootCauseInstanceOf(TimeoutException.class);
    }

    private Future<String> refused(RuntimeException error) {
        asked.incrementAndGet();
        return CompletableFuture.failedFuture(error);
    }
}
