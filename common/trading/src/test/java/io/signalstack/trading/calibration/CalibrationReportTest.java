package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationReportTest {

    private static final Prior WALK = new Prior.Walk(2, 3, 24);

    /** 95 of 100 are expected, with a deviation of 2.2. */
    @Test
    void perfect_forecasters_are_inside_the_band_as_often_as_it_says() {
        var random = new SplittableRandom(3);
        int inside = 0;
        for (int i = 0; i < 100; i++) {
            Reliability reliability = Reliability.of(told(chance -> chance, 200, random), i);
            inside += isInsideBand(reliability) ? 1 : 0;
        }
        assertThat(inside).isBetween(89, 99);
    }

    @Test
    void an_overconfident_forecaster_is_outside() {
        List<Prediction> predictions =
                told(chance -> Math.clamp(0.5 + 1.3 * (chance - 0.5), 0, 1), 2_000, new SplittableRandom(3));
        assertThat(isInsideBand(Reliability.of(predictions, 1))).isFalse();
    }

    @Test
    void the_same_seed_gives_the_same_report_and_another_one_says_so() {
        // When
        CalibrationReport first = report(1);
        CalibrationReport again = report(1);
        CalibrationReport other = report(2);
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(again.toMarkdown()).isEqualTo(first.toMarkdown());
        assertThat(other.calibrated().perfect().seed()).isEqualTo(2);
        assertThat(other.calibrated().perfect().mean())
                .isNotEqualTo(first.calibrated().perfect().mean());
        assertThat(other.calibrated().brier()).isEqualTo(first.calibrated().brier());
    }

    /** Signals of two regimes whose chance rises with their strength, refitted every day for thirty days. */
    @Test
    void walk_forward_calibration_finds_the_chances() {
        // Given
        var random = new SplittableRandom(11);
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            Regime regime = random.nextBoolean() ? Regime.RANGING : Regime.TRENDING_UP;
            double strength = 0.5 + random.nextDouble() / 2;
            double chance = regime == Regime.RANGING ? strength - 0.4 : strength - 0.1;
            SettledBuilder signal = aSettled()
                    .named("signal " + i)
                    .in(regime)
                    .scoring(strength)
                    .closing(NOON.plus(Duration.ofMinutes(10L * i)))
                    .hit(random.nextDouble() < chance);
            settled.add((i % 2 == 0 ? signal : signal.shorting()).build());
        }
        List<Instant> daily = new ArrayList<>();
        for (int day = 1; day < 30; day++) {
            daily.add(NOON.plus(Duration.ofDays(day)));
        }
        // When
        CalibrationReport report = CalibrationReport.of(WalkForward.run(daily, settled, _ -> WALK), 5);
        // Then
        Reliability calibrated = report.calibrated();
        assertThat(calibrated.n()).isGreaterThan(3_000);
        assertThat(calibrated.calibrationError().value()).isLessThan(0.05);
        assertThat(calibrated.brierSkill().value()).isGreaterThan(0.1);
        assertThat(report.uncalibrated().n()).isPositive();
        assertThat(report.all().n())
                .isEqualTo(calibrated.n() + report.uncalibrated().n());
        assertThat(report.all().n())
                .isEqualTo(report.longs().n() + report.shorts().n())
                .isEqualTo(report.timeframes().get(Timeframe.M5).n());
        // What is said to be likelier than not is not the tail of luck
        assertThat(report.likely().n()).isGreaterThan(100);
        assertThat(report.likely().observed().value())
                .isCloseTo(report.likely().meanPredicted().value(), within(0.07));
        assertThat(report.all().n() + report.withoutFit()).isEqualTo(4_000);
    }

    @Test
    void the_text_has_every_figure_with_its_n() {
        // Given one of each side and basis
        var sample = new OutOfSample(
                List.of(prediction(Side.LONG, 0.85, true, true), prediction(Side.SHORT, 0.35, false, false)),
                List.of(NOON.minusSeconds(60)),
                7,
                3);
        // Then
        assertThat(CalibrationReport.of(sample, 42).toMarkdown())
                .startsWith("""
                        # Calibration, out of sample

                        2 predictions by 1 fits, trained to 2026-01-01T11:59:00Z up to 2026-01-01T11:59:00Z; \
                        7 signals came before the first fit, and of 3 too little was known.
                        Intervals are Wilson's, 95%, and take signals as independent.

                        | predictions | n | mean predicted | observed | calibration error | a perfect one's, mean | its 95% |
                        |---|---:|---:|---:|---:|---:|---:|
                        | all | 2 | 0.6000 | 0.5000 | 0.2500 |\s""")
                .contains("| LONG | 1 | 0.8500 | 1.0000 | 0.1500 | ")
                .contains("| SHORT | 1 | 0.3500 | 0.0000 | 0.3500 | ")
                .contains("| 5m | 2 | 0.6000 | 0.5000 | 0.2500 | ")
                .contains("| 0.5 and more | 1 | 0.8500 | 1.0000 | 0.1500 | ")
                .contains("""
                        ## Calibrated: n = 1, hits = 1

                        | predicted | n | hits | mean predicted | observed | 95% interval |
                        |---|---:|---:|---:|---:|---|
                        | 0.0 to 0.1 | 0 | 0 |  |  |  |
                        """)
                .contains("""
                        | 0.8 to 0.9 | 1 | 1 | 0.8500 | 1.0000 | 0.2065 to 1.0000 |
                        | 0.9 to 1.0 | 0 | 0 |  |  |  |

                        - Brier score 0.0225 (n = 1); of the base rates known at the fits 0.2500; skill 0.9100
                        - Expected calibration error 0.1500 (n = 1); \
                        a perfect forecaster's on the same predictions: mean\s""")
                .contains(" (10000 draws, L64X128MixRandom, seed 42)\n")
                .contains("## Uncalibrated: n = 1, hits = 0")
                .contains("## All: n = 2, hits = 1")
                .contains("## LONG: n = 1, hits = 1")
                .contains("## SHORT: n = 1, hits = 0");
    }

    @Test
    void the_text_of_nothing_says_so() {
        assertThat(CalibrationReport.of(new OutOfSample(List.of(), List.of(), 3, 0), 1)
                        .toMarkdown())
                .contains("0 predictions; 3 signals came before the first fit, and of 0 too little was known.")
                .contains("## Calibrated: n = 0, hits = 0\n\n## Uncalibrated: n = 0");
    }

    private static boolean isInsideBand(Reliability reliability) {
        return reliability.calibrationError().value()
                <= reliability.perfect().quantile95().value();
    }

    private static CalibrationReport report(long seed) {
        List<Prediction> predictions = told(chance -> chance, 500, new SplittableRandom(3));
        return CalibrationReport.of(new OutOfSample(predictions, List.of(), 0, 0), seed);
    }

    /** Signals of any chance, told as that forecaster tells it. */
    private static List<Prediction> told(DoubleUnaryOperator forecaster, int n, SplittableRandom random) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double chance = random.nextDouble();
            predictions.add(
                    prediction(Side.LONG, forecaster.applyAsDouble(chance), true, random.nextDouble() < chance));
        }
        return predictions;
    }

    private static Prediction prediction(Side side, double chance, boolean calibrated, boolean hit) {
        return new Prediction("signal", Timeframe.M5, side, NOON, NOON.minusSeconds(60), chance, calibrated, 0.5, hit);
    }
}
