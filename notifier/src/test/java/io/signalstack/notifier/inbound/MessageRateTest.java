package io.signalstack.notifier.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageRateTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final MessageRate rate = new MessageRate();

    @Test
    void twenty_messages_a_second_are_admitted_and_no_more() {
        for (int i = 0; i < 20; i++) {
            assertThat(rate.admits(START.plusMillis(i))).isTrue();
        }

        assertThat(rate.admits(START.plusMillis(999))).isFalse();
    }

    @Test
    void what_is_a_second_old_does_not_count() {
        for (int i = 0; i < 20; i++) {
            rate.admits(START);
        }

        assertThat(rate.admits(START.plusSeconds(1))).isTrue();
    }
}
