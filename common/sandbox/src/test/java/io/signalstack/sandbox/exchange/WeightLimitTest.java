package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.sandbox.exchange.WeightLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WeightLimitTest {

    private static final Instant WALL = Instant.parse("2026-11-23T15:00:10Z");

    private final WeightLimit limit = new WeightLimit(10);

    @Test
    void what_is_above_the_minutes_weight_is_refused_until_the_minute_ends() {
        // Given
        assertThat(limit.spend(10, WALL)).isEqualTo(new Verdict.Admitted(10));
        // Then
        assertThat(limit.spend(1, WALL)).isEqualTo(new Verdict.Refused(429, Duration.ofSeconds(50), 11));
        assertThat(limit.spend(1, WALL.plusSeconds(50))).isEqualTo(new Verdict.Admitted(1));
    }

    @Test
    void who_goes_on_all_the_same_is_banned() {
        // Given
        limit.spend(10, WALL);
        for (int i = 0; i < 10; i++) {
            assertThat(limit.spend(1, WALL))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(429));
        }
        // When
        Verdict ban = limit.spend(1, WALL);
        // Then
        assertThat(ban).isEqualTo(new Verdict.Refused(418, Duration.ofMinutes(2), 21));
        assertThat(limit.spend(1, WALL.plusSeconds(60))).isEqualTo(new Verdict.Refused(418, Duration.ofMinutes(1), 0));
        assertThat(limit.spend(1, WALL.plusSeconds(120))).isEqualTo(new Verdict.Admitted(1));
    }
}
