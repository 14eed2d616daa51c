package io.signalstack.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RedisReachTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final RedisReach reach = new RedisReach(3, PAUSE, () -> now);

    @Test
    void one_slow_answer_turns_nothing_off() {
        failAlone();
        failAlone();

        assertThat(reach.mayAsk()).isTrue();
    }

    @Test
    void after_several_failures_in_a_row_redis_is_left_alone() {
        failAlone();
        failAlone();
        failAlone();

        assertThat(reach.mayAsk()).isFalse();
    }

    @Test
    void an_answer_in_between_begins_the_row_anew() {
        failAlone();
        failAlone();
        reach.answered();
        failAlone();

        assertThat(reach.mayAsk()).isTrue();
    }

    @Test
    void a_thousand_commands_that_one_pause_fails_together_count_as_one() {
        // Given
        Instant sent = now;
        pass(Duration.ofMillis(250));

        // When
        for (int i = 0; i < 1_000; i++) {
            reach.failed(sent);
        }

        // Then
        assertThat(reach.mayAsk()).isTrue();
    }

    @Test
    void when_the_pause_is_over_a_single_command_tries_whether_redis_is_back() {
        // Given
        failAlone();
        failAlone();
        failAlone();
        pass(PAUSE);

        // When / Then
        assertThat(reach.mayAsk()).isTrue();
        assertThat(reach.mayAsk()).isFalse();

        // And when that one fares well
        reach.answered();
        assertThat(reach.mayAsk()).isTrue();
        assertThat(reach.mayAsk()).isTrue();
    }

    private void failAlone() {
        Instant sent = now;
        pass(Duration.ofMillis(250));
        reach.failed(sent);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
