package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private final Restarts restarts = new Restarts();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void each_rest_in_a_minute_is_twice_the_one_before_and_after_five_there_is_none() {
        for (int seconds : new int[] {1, 2, 4, 8, 16}) {
            assertThat(endAfter(Duration.ofSeconds(seconds))).contains(Duration.ofSeconds(seconds));
        }
        assertThat(endAfter(Duration.ZERO)).isEmpty();
    }

    @Test
    void ends_of_more_than_a_minute_ago_are_forgotten() {
        // Given
        for (int i = 0; i < 5; i++) {
            endAfter(Duration.ofSeconds(5));
        }

        // When, Then
        assertThat(endAfter(Duration.ofSeconds(41))).contains(Duration.ofSeconds(16));
        assertThat(endAfter(Duration.ofMinutes(1))).contains(Duration.ofSeconds(1));
    }

    private Optional<Duration> endAfter(Duration since) {
        now = now.plus(since);
        return restarts.after(now);
    }
}
