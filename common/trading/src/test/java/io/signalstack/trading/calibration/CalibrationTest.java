package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.STRATEGY;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which outcomes a confidence comes from: those of its side and regime, of its side, all of them, or too few. */
class CalibrationTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    private static final Prior PRIOR = new Prior.Walk(2, 3, 24);
    private static final double WALK = DriftlessWalk.hitProbability(2, 3, 24);

    @ParameterizedTest
    @CsvSource({"200, 50, true", "199, 50, false", "200, 5, true", "200, 4, false", "200, 195, true", "200, 196, false"
    })
    void a_cell_needs_two_hundred_outcomes_and_five_of_either_kind(int n, int hits, boolean calibrated) {
        // When
        Confidence confidence = confidence(aSettled().times(n, hits), Side.LONG, Regime.RANGING);
        // Then all have the same strength, so the curve is their hit rate
        if (calibrated) {
            assertConfidence(confidence, (double) hits / n, "CALIBRATED(" + n + ")");
        } else {
            assertConfidence(confidence, (hits + 50 * WALK) / (n + 50), "UNCALIBRATED(" + n + ")");
        }
        assertThat(confidence.isCalibrated()).isEqualTo(calibrated);
    }

    @Test
    void a_side_and_regime_that_suffice_speak_for_themselves() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().in(Regime.RANGING).times(200, 50));
        settled.addAll(aSettled().in(Regime.VOLATILE).times(300, 210));
        settled.addAll(aSettled().shorting().in(Regime.RANGING).times(200, 10));
        // Then
        assertConfidence(confidence(settled, Side.LONG, Regime.RANGING), 0.25, "CALIBRATED(200)");
        assertConfidence(confidence(settled, Side.LONG, Regime.VOLATILE), 0.7, "CALIBRATED(300)");
        assertConfidence(confidence(settled, Side.SHORT, Regime.RANGING), 0.05, "CALIBRATED(200)");
    }

    @Test
    void a_regime_that_does_not_falls_back_on_its_side() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().in(Regime.RANGING).times(199, 50));
        settled.addAll(aSettled().in(Regime.VOLATILE).times(1, 0));
        settled.addAll(aSettled().shorting().in(Regime.VOLATILE).times(300, 10));
        // Then
        assertConfidence(confidence(settled, Side.LONG, Regime.RANGING), 0.25, "CALIBRATED(200)");
        assertConfidence(confidence(settled, Side.LONG, Regime.TRENDING_UP), 0.25, "CALIBRATED(200)");
    }

    @Test
    void a_side_that_does_not_falls_back_on_both() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().times(150, 30));
        settled.addAll(aSettled().shorting().times(50, 20));
        // Then
        assertConfidence(confidence(settled, Side.LONG, Regime.RANGING), 0.25, "CALIBRATED(200)");
        assertConfidence(confidence(settled, Side.SHORT, Regime.RANGING), 0.25, "CALIBRATED(200)");
    }

    @Test
    void without_a_cell_every_outcome_of_the_strategy_and_timeframe_counts() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().in(Regime.RANGING).times(100, 30));
        settled.addAll(aSettled().in(Regime.VOLATILE).shorting().times(20, 10));
        // Then
        assertConfidence(confidence(settled, Side.LONG, Regime.VOLATILE), (40 + 50 * WALK) / 170, "UNCALIBRATED(120)");
    }

    @Test
    void with_nothing_known_it_is_the_driftless_walk() {
        assertConfidence(confidence(List.of(), Side.LONG, Regime.RANGING), WALK, "UNCALIBRATED(0)");
    }

    @Test
    void a_strategy_that_leaves_by_its_own_rule_has_its_own_rate_for_a_prior() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().times(10, 4));
        settled.addAll(aSettled().on(Timeframe.M15).times(40, 6));
        // Then 10 of 50 on all timeframes
        assertConfidence(
                confidence(settled, new Prior.OwnRate(), Side.LONG, Regime.RANGING),
                (4 + 50 * 0.2) / 60,
                "UNCALIBRATED(10)");
    }

    @Test
    void with_under_fifty_outcomes_on_all_timeframes_it_has_none_and_says_why() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().times(10, 4));
        settled.addAll(aSettled().on(Timeframe.M15).times(39, 6));
        // When
        Confidence confidence = confidence(settled, new Prior.OwnRate(), Side.LONG, Regime.RANGING);
        // Then
        assertThat(confidence)
                .isEqualTo(new Confidence(
                        Measure.undefined("it leaves by a rule of its own, and under 50 outcomes are known"),
                        "UNCALIBRATED(10)"));
        assertThat(confidence.isCalibrated()).isFalse();
        assertThat(Confidence.unknown(new Prior.OwnRate()).value().value()).isNull();
    }

    @Test
    void a_curve_goes_before_any_prior() {
        assertConfidence(
                confidence(aSettled().times(200, 50), new Prior.OwnRate(), Side.LONG, Regime.RANGING),
                0.25,
                "CALIBRATED(200)");
    }

    @Test
    void its_table_shows_every_n_by_side_and_regime() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().times(200, 80));
        settled.addAll(aSettled().shorting().times(50, 20));
        settled.addAll(aSettled().on(Timeframe.M15).times(50, 0));
        // Then
        assertThat(Fit.at(LATER, settled).calibration(STRATEGY, Timeframe.M5).toMarkdown())
                .startsWith("# confluence@1 on 5m, trained to 2026-01-02T12:00:00Z\n")
                .contains("| LONG | RANGING | 200 | 80 | 0.4000 | 0.3346 to 0.4692 | 0.5000: 0.4000 |\n")
                .contains("| LONG | VOLATILE | 0 | 0 |  |  | too few |\n")
                .contains("| LONG | all | 200 | 80 | 0.4000 |")
                .contains("| SHORT | RANGING | 50 | 20 | 0.4000 |")
                .contains("| both | all | 250 | 100 |")
                .contains("| both, on every timeframe | all | 300 | 100 |");
    }

    @Test
    void an_instant_that_its_bytes_could_not_hold_is_refused() {
        Instant fine = NOON.plusNanos(1);
        assertThatThrownBy(() -> new Calibration(STRATEGY, Timeframe.M5, fine, HitCount.NONE, Cell.EMPTY, Map.of()))
                .hasMessage("trainedTo " + fine + " is not in whole milliseconds");
    }

    @Test
    void a_confidence_that_is_no_probability_is_refused() {
        assertThatThrownBy(() -> new Confidence(Measure.of(1.1), "CALIBRATED(200)"))
                .hasMessage("confidence 1.1 is not in [0, 1]");
    }

    private static void assertConfidence(Confidence confidence, double value, String basis) {
        assertThat(confidence.value().value()).isCloseTo(value, within(1e-12));
        assertThat(confidence.basis()).isEqualTo(basis);
    }

    private static Confidence confidence(List<Settled> settled, Side side, Regime regime) {
        return confidence(settled, PRIOR, side, regime);
    }

    private static Confidence confidence(List<Settled> settled, Prior prior, Side side, Regime regime) {
        return Fit.at(LATER, settled)
                .calibration(STRATEGY, Timeframe.M5)
                .confidence(prior, side, regime, side.sign() * 0.5);
    }
}
