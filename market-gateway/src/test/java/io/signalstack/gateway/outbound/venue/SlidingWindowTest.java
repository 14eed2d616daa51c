package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowTest {

    private static final long WINDOW_MS = 2_000;
    private static final int ALLOWED = 40;

    private final SlidingWindow window = new SlidingWindow(WINDOW_MS);

    private record Sent(long atMs, int weight) {}

    @Test
    void whatWasUsedIsForgottenOnceItsSlotIsOlderThanTheWindow() {
        // Given
        window.add(30, 1_050);

        // When, Then: the slot from 1000 to 1100 counts until 3100
        assertThat(window.waitMs(10, ALLOWED, 1_060)).isZero();
        assertThat(window.waitMs(11, ALLOWED, 1_060)).isEqualTo(2_040);
        assertThat(window.waitMs(11, ALLOWED, 3_099)).isEqualTo(1);
        assertThat(window.waitMs(11, ALLOWED, 3_100)).isZero();
        assertThat(window.used(3_100)).isZero();
    }

    @Test
    void theWaitEndsWhenJustEnoughIsForgotten() {
        // Given
        window.add(10, 0);
        window.add(10, 500);
        window.add(20, 1_000);

        // When, Then
        assertThat(window.waitMs(20, ALLOWED, 1_000)).isEqualTo(1_600);
        assertThat(window.waitMs(20, ALLOWED, 2_600)).isZero();
    }

    @Test
    void aWeightThatNeverFitsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> window.waitMs(41, ALLOWED, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withinNoWindowMoreIsUsedThanIsAllowed(long seed) {
        // Given
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Sent> sent = new ArrayList<>();
        long nowMs = 0;

        // When: weights come at random, in bursts and with pauses, and wait as they are told
        for (int i = 0; i < 5_000; i++) {
            nowMs += random.nextInt(10) == 0 ? random.nextLong(3_000) : random.nextLong(5);
            int weight = 1 + random.nextInt(5);
            nowMs += window.waitMs(weight, ALLOWED, nowMs);
            window.add(weight, nowMs);
            sent.add(new Sent(nowMs, weight));
        }

        // Then
        int first = 0;
        int used = 0;
        for (Sent one : sent) {
            used += one.weight();
            while (sent.get(first).atMs() <= one.atMs() - WINDOW_MS) {
                used -= sent.get(first++).weight();
            }
            assertThat(used).isLessThanOrEqualTo(ALLOWED);
        }
    }
}
