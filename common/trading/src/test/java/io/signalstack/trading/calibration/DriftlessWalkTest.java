package io.signalstack.trading.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.backtest.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftlessWalkTest {

    @ParameterizedTest
    @CsvSource({"1.5, 2.5, 24", "2, 3, 24", "2, 3, 1", "1, 1, 10", "0.5, 4, 50"})
    void it_agrees_with_a_walk_on_a_fine_lattice(double stopAtr, double targetAtr, int candles) {
        assertThat(DriftlessWalk.hitProbability(stopAtr, targetAtr, candles))
                .isCloseTo(lattice(stopAtr, targetAtr, candles), within(2e-3));
    }

    @Test
    void without_an_end_it_is_the_gamblers_ruin() {
        assertThat(DriftlessWalk.hitProbability(1.5, 2.5, 1_000_000)).isCloseTo(1.5 / 4, within(1e-12));
        assertThat(DriftlessWalk.hitProbability(2, 2, 1_000_000)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void a_far_target_is_not_met_in_one_candle() {
        assertThat(DriftlessWalk.hitProbability(5, 50, 1)).isBetween(0.0, 1e-12);
    }

    @Test
    void what_is_known_outweighs_the_walk_in_the_end() {
        Prior prior = new Prior.Walk(2, 3, 24);
        double walk = DriftlessWalk.hitProbability(2, 3, 24);
        assertThat(Confidence.unknown(prior)).isEqualTo(new Confidence(Measure.of(walk), "UNCALIBRATED(0)"));
        assertThat(prior.with(new HitCount(50, 30), HitCount.NONE))
                .isEqualTo(new Confidence(Measure.of((30 + 50 * walk) / 100), "UNCALIBRATED(50)"));
    }

    /** Probability pushed through a lattice of steps ±h, each of time h². */
    private static double lattice(double stopAtr, double targetAtr, int candles) {
        double deviationsPerAtr = Math.sqrt(8 / Math.PI);
        int below = (int) Math.round(40 * stopAtr * deviationsPerAtr);
        double step = stopAtr * deviationsPerAtr / below;
        int above = (int) Math.round(targetAtr * deviationsPerAtr / step);
        double[] now = new double[below + above + 1];
        now[below] = 1;
        double hit = 0;
        for (long i = Math.round(candles / (step * step)); i > 0; i--) {
            double[] next = new double[now.length];
            for (int at = 1; at < now.length - 1; at++) {
                next[at - 1] += now[at] / 2;
                next[at + 1] += now[at] / 2;
            }
            hit += next[now.length - 1];
            next[0] = 0;
            next[now.length - 1] = 0;
            now = next;
        }
        return hit;
    }
}
