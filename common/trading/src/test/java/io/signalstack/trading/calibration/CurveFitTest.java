package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.calibration.Curve.Knot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CurveFitTest {

    /**
     * By hand. Rates 1/4, 2/2, 1/2, 2/2 at 0.2, 0.4, 0.6, 0.8: the middle two are pooled to 3/4, at mean strength 0.5. With
     * p̄ = 6/10, smoothed: (1 + 30)/54, (3 + 30)/54, (2 + 30)/52.
     */
    @Test
    void violators_are_pooled_and_blocks_smoothed() {
        // When
        Curve curve = CurveFit.of(outcomes(0.2, 4, 1, 0.4, 2, 2, 0.6, 2, 1, 0.8, 2, 2));
        // Then
        assertThat(curve.knots()).extracting(Knot::strength).containsExactly(0.2, 0.5, 0.8);
        assertProbabilities(curve, 31 / 54.0, 33 / 54.0, 32 / 52.0);
        assertThat(curve.at(0.35)).isCloseTo(32 / 54.0, within(1e-12));
    }

    /**
     * By hand. Rates 0/1, 1/98, 1/1 at 0.3, 0.5, 0.9 rise already, but with p̄ = 2/100 they are smoothed to 1/51, 2/148, 2/51,
     * and the first two fall: pooled with weights 51 and 148 to 3/199, at mean strength (0.3 + 98·0.5)/99.
     */
    @Test
    void smoothing_that_puts_blocks_out_of_order_is_put_right() {
        // When
        Curve curve = CurveFit.of(outcomes(0.3, 1, 0, 0.5, 98, 1, 0.9, 1, 1));
        // Then
        assertThat(curve.knots()).hasSize(2);
        assertThat(curve.knots().getFirst().strength()).isCloseTo((0.3 + 98 * 0.5) / 99, within(1e-12));
        assertProbabilities(curve, 3 / 199.0, 2 / 51.0);
    }

    @Test
    void equal_strengths_are_one_place_whatever_their_side_and_order() {
        // Given a hit and a miss of the same strength, which would be two blocks if the miss came first
        Settled hit = aSettled().scoring(0.5).shorting().hit().build();
        Settled miss = aSettled().scoring(0.5).build();
        // Then
        Curve expected = new Curve(List.of(new Knot(0.5, 0.5)));
        assertThat(CurveFit.of(List.of(hit, miss))).isEqualTo(expected);
        assertThat(CurveFit.of(List.of(miss, hit))).isEqualTo(expected);
    }

    @Test
    void a_strategy_without_degrees_gets_its_hit_rate() {
        Curve curve = CurveFit.of(outcomes(1, 250, 100));
        assertThat(curve.knots()).extracting(Knot::strength).containsExactly(1.0);
        assertProbabilities(curve, 0.4);
    }

    @Property(tries = 200)
    void a_greater_strength_never_has_a_lesser_chance(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int n) {
        // Given
        Curve curve = CurveFit.of(random(seed, n));
        // Then
        double last = 0;
        for (int i = 0; i <= 2_000; i++) {
            double now = curve.at(i / 2_000.0);
            assertThat(now).isBetween(last, 1.0);
            last = now;
        }
    }

    @Property(tries = 100)
    void the_order_of_the_outcomes_is_no_part_of_it(@ForAll long seed) {
        // Given
        List<Settled> settled = random(seed, 300);
        byte[] expected = ScorecardForm.of(CurveFit.of(settled));
        // When
        Collections.shuffle(settled, new Random(seed));
        // Then
        assertThat(ScorecardForm.of(CurveFit.of(settled))).isEqualTo(expected);
    }

    private static void assertProbabilities(Curve curve, double... expected) {
        assertThat(curve.knots().stream().mapToDouble(Knot::probability).toArray())
                .containsExactly(expected, within(1e-12));
    }

    /** Triples of strength, n and hits. */
    private static List<Settled> outcomes(double... triples) {
        List<Settled> all = new ArrayList<>();
        for (int i = 0; i < triples.length; i += 3) {
            all.addAll(aSettled().scoring(triples[i]).times((int) triples[i + 1], (int) triples[i + 2]));
        }
        return all;
    }

    /** Half of them on a coarse grid, so that there are ties. */
    private static List<Settled> random(long seed, int n) {
        var random = new SplittableRandom(seed);
        List<Settled> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double strength = random.nextBoolean() ? random.nextDouble() : random.nextInt(11) / 10.0;
            all.add(aSettled()
                    .scoring(strength)
                    .hit(random.nextDouble() < strength)
                    .build());
        }
        return all;
    }
}
