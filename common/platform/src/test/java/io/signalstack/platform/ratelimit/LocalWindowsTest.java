package io.signalstack.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalWindowsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final LocalWindows windows = new LocalWindows(() -> now);

    @Test
    void no_span_of_the_window_s_length_has_more_than_the_limit() {
        // Given
        assertThat(take().admitted()).isTrue();
        pass(Duration.ofSeconds(40));
        assertThat(take().admitted()).isTrue();

        // When / Then
        assertThat(take()).isEqualTo(new Windows.Taken(false, 0, Duration.ofSeconds(20)));
        pass(Duration.ofSeconds(19));
        assertThat(take().admitted()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(take()).isEqualTo(new Windows.Taken(true, 0, Duration.ofSeconds(40)));
        assertThat(take().admitted()).isFalse();
    }

    @Test
    void each_key_has_a_window_of_its_own() {
        take();
        take();

        assertThat(windows.take("other", 2, MINUTE).await().indefinitely().remaining())
                .isEqualTo(1);
    }

    private Windows.Taken take() {
        return windows.take("key", 2, MINUTE).await().indefinitely();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
