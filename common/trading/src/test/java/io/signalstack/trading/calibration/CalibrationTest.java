package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.STRATEGY;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.strategy.TradeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which outcomes a confidence comes from: the regime's, all of them, or too few. */
class CalibrationTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    private static final TradeRules RULES = new TradeRules(2, 3, 24, Duration.ZERO, 0, 1);
    private static final double WALK = DriftlessWalk.hitProbability(2, 3, 24);

    @ParameterizedTest
    @CsvSource({
        "200, 50, true",
        "199, 50, false",
        "200, 20, true",
        "200, 19, false",
        "200, 180, true",
        "200, 181, false"
    })
    void a_cell_needs_two_hundred_outcomes_and_twenty_of_either_kind(int n, int hits, boolean calibrated) {
        // When
        Confidence confidence = confidence(aSettled().times(n, hits), Regime.RANGING);
        // Then all have the same strength, so the curve is their hit rate
        if (calibrated) {
            assertConfidence(confidence, (double) hits / n, "CALIBRATED(" + n + ")");
        } else {
            assertConfidence(confidence, (hits + 50 * WALK) / (n + 50), "UNCALIBRATED(" + n + ")");
        }
        assertThat(confidence.isCalibrated()).isEqualTo(calibrated);
    }

    @Test
    void a_regime_that_suffices_speaks_for_itself() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().in(Regime.RANGING).times(200, 50));
        settled.addAll(aSettled().in(Regime.VOLATILE).times(300, 210));
        // Then
        assertConfidence(confidence(settled, Regime.RANGING), 0.25, "CALIBRATED(200)");
        assertConfidence(confidence(settled, Regime.VOLATILE), 0.7, "CALIBRATED(300)");
    }

    @Test
    void a_regime_that_does_not_falls_back_on_all_of_them() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().in(Regime.RANGING).times(199, 50));
        settled.addAll(aSettled().in(Regime.VOLATILE).times(1, 0));
        // Then
        assertConfidence(confidence(settled, Regime.RANGING), 0.25, "CALIBRATED(200)");
        assertConfidence(confidence(settled, Regime.TRENDING_UP), 0.25, "CALIBRATED(200)");
    }

    @Test
    void without_a_cell_every_outcome_of_the_strategy_and_timeframe_counts() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().in(Regime.RANGING).times(100, 30));
        settled.addAll(aSettled().in(Regime.VOLATILE).shorting().times(20, 10));
        // Then
        assertConfidence(confidence(settled, Regime.VOLATILE), (40 + 50 * WALK) / 170, "UNCALIBRATED(120)");
    }

    @Test
    void with_nothing_known_it_is_the_driftless_walk() {
        assertConfidence(confidence(List.of(), Regime.RANGING), WALK, "UNCALIBRATED(0)");
    }

    @Test
    void a_score_is_as_strong_on_either_side() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().scoring(0.6).times(200, 60));
        settled.addAll(aSettled().scoring(0.9).shorting().times(200, 120));
        Calibration calibration = Fit.at(LATER, settled).calibration(STRATEGY, Timeframe.M5);
        // Then
        assertThat(calibration.confidence(RULES, Regime.RANGING, -0.7))
                .isEqualTo(calibration.confidence(RULES, Regime.RANGING, 0.7));
    }

    @Test
    void its_table_shows_every_n_by_side() {
        // Given
        List<Settled> settled = new ArrayList<>(aSettled().times(150, 60));
        settled.addAll(aSettled().shorting().times(50, 20));
        // Then
        assertThat(Fit.at(LATER, settled).calibration(STRATEGY, Timeframe.M5).toMarkdown())
                .startsWith("# confluence@1 on 5m, trained to 2026-01-02T12:00:00Z\n")
                .contains("| RANGING | both | 200 | 80 | 0.4000 | 0.3346 to 0.4692 | 0.5000: 0.4000 |\n")
                .contains("| RANGING | LONG | 150 | 60 | 0.4000 |")
                .contains("| RANGING | SHORT | 50 | 20 | 0.4000 |")
                .contains("| VOLATILE | both | 0 | 0 |  |  | too few |\n")
                .contains("| all | both | 200 | 80 |");
    }

    @Test
    void an_instant_that_its_bytes_could_not_hold_is_refused() {
        Instant fine = NOON.plusNanos(1);
        assertThatThrownBy(() -> new Calibration(STRATEGY, Timeframe.M5, fine, Cell.EMPTY, Map.of()))
                .hasMessage("trainedTo " + fine + " is not in whole milliseconds");
    }

    private static void assertConfidence(Confidence confidence, double value, String basis) {
        assertThat(confidence.value()).isCloseTo(value, within(1e-12));
        assertThat(confidence.basis()).isEqualTo(basis);
    }

    private static Confidence confidence(List<Settled> settled, Regime regime) {
        return Fit.at(LATER, settled).calibration(STRATEGY, Timeframe.M5).confidence(RULES, regime, 0.5);
    }
}
