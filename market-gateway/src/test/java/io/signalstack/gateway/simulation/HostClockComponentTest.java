package io.signalstack.gateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.signalstack.sandbox.testing.ToldCandles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hours on a machine whose wall clock is set again and again: no candle is published while it is open. */
@QuarkusTest
@TestProfile(Simulation.class)
class HostClockComponentTest extends SimulatedScene {

    /** Each at another second of the minute. */
    private static final Duration BETWEEN = Duration.ofSeconds(7 * 60 + 11);

    private static final List<Duration> SETTINGS = List.of(
            Duration.ofSeconds(30),
            Duration.ZERO,
            Duration.ofSeconds(55),
            Duration.ofSeconds(-40),
            Duration.ofHours(1),
            Duration.ofMinutes(-10),
            Duration.ofMillis(700),
            Duration.ofSeconds(-25),
            Duration.ofSeconds(20));

    @AfterEach
    void setRight() {
        SimulatedExchange.host().set(Duration.ZERO);
    }

    @Test
    void aWallClockThatJumpsChangesNothingOfWhatIsPublished() {
        // Given
        String instrument = follow(1).getFirst();
        pass(Duration.ofMinutes(10));
        int overBudget = simulated.exchange().timesOverBudget();

        for (int round = 0; round < 2; round++) {
            for (Duration setting : SETTINGS) {
                // When
                SimulatedExchange.host().set(setting);
                pass(BETWEEN);

                // Then
                assertThat(published(instrument).last()).isAfterOrEqualTo(newestPolled());
            }
        }
        ToldCandles published = published(instrument);
        assertThat(published.inOrder()).isTrue();
        assertThat(published.twice()).isEmpty();
        assertThat(published.lost()).isEmpty();
        assertThat(published.revisions()).isZero();
        assertThat(published.otherThan(
                        simulated.exchange().candles(symbol(instrument), published.first(), published.last())))
                .isEmpty();
        assertThat(simulated.exchange().timesOverBudget()).isEqualTo(overBudget);
    }
}
