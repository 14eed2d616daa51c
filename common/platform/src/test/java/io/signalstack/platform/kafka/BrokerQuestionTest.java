package io.signalstack.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class BrokerQuestionTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void a_topic_that_is_not_known_yet_is_asked_for_again() throws Exception {
        // When
        String answer = new BrokerQuestion<>(() -> asked.incrementAndGet() < 3
                        ? failed(new UnknownTopicOrPartitionException())
                        : CompletableFuture.completedFuture("known"))
                .answerWithin(LONG);

        // Then
        assertThat(answer).isEqualTo("known");
        assertThat(asked).hasValue(3);
    }

    @Test
    void what_brokers_refuse_for_good_is_not_asked_again() {
        assertThatThrownBy(() -> new BrokerQuestion<>(() -> counted(new TopicAuthorizationException("candles.v1")))
                        .answerWithin(LONG))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_stays_unknown_is_said_at_the_end() {
        assertThatThrownBy(() -> new BrokerQuestion<>(() -> counted(new UnknownTopicOrPartitionException()))
                        .answerWithin(Duration.ofMillis(200)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void silence_ends_with_the_patience() {
        assertThatThrownBy(
                        () -> new BrokerQuestion<>(CompletableFuture<String>::new).answerWithin(Duration.ofMillis(10)))
                .isInstanceOf(TimeoutException.class);
    }

    private Future<String> counted(RuntimeException error) {
        asked.incrementAndGet();
        return failed(error);
    }

    private static Future<String> failed(RuntimeException error) {
        return CompletableFuture.failedFuture(error);
    }
}
