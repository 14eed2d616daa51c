package io.signalstack.worker.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.worker.testing.CountingMeters;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class ThreadDeathsTest {

    private final CountingMeters meters = new CountingMeters();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final ThreadDeaths deaths = new ThreadDeaths(3, Duration.ofMinutes(2), () -> now, meters);

    @Test
    void aThreadThatDiesIsReplaced() {
        // When
        StreamThreadExceptionResponse response = deaths.handle(new IllegalStateException("for once"));

        // Then
        assertThat(response).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(deaths.looping()).isFalse();
        assertThat(meters.count("thread died")).isEqualTo(1);
    }

    @Test
    void deathsInQuickSuccessionAreALoop() {
        // When
        for (int i = 0; i < 3; i++) {
            deaths.handle(new IllegalStateException("again"));
            now = now.plusSeconds(30);
        }

        // Then
        assertThat(deaths.looping()).isTrue();

        // When
        now = now.plusSeconds(60);

        // Then
        assertThat(deaths.looping()).isFalse();
    }

    @Test
    void deathsFarApartAreNone() {
        // When
        for (int i = 0; i < 9; i++) {
            deaths.handle(new IllegalStateException("now and then"));
            now = now.plusSeconds(90);
        }

        // Then
        assertThat(deaths.looping()).isFalse();
    }
}
