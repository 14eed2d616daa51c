package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.calibration.Reliability.Bin;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four predictions by hand: 0.15 twice, one of them a hit, and 0.85 twice, both hits; the base rate known was 0.5. */
class ReliabilityTest {

    private static final List<Prediction> FOUR =
            List.of(said(0.15, false), said(0.15, true), said(0.85, true), said(0.85, true));

    @Test
    void bins_count_what_was_predicted_and_what_came() {
        // When
        List<Bin> bins = Reliability.of(FOUR, 1).bins();
        // Then
        assertThat(bins).hasSize(10);
        assertThat(bins.get(1))
                .isEqualTo(new Bin(0.1, 0.2, 2, 1, Measure.of(0.15), Measure.of(0.5), Interval.wilson(1, 2)));
        assertThat(bins.get(8))
                .isEqualTo(new Bin(0.8, 0.9, 2, 2, Measure.of(0.85), Measure.of(1), Interval.wilson(2, 2)));
    }

    @Test
    void an_empty_bin_is_empty() {
        Measure none = Measure.undefined("no outcome");
        assertThat(Reliability.of(FOUR, 1).bins().get(5))
                .isEqualTo(new Bin(0.5, 0.6, 0, 0, Measure.undefined("no prediction"), none, new Interval(none, none)));
    }

    @Test
    void a_bin_holds_its_lower_edge_and_the_last_one_both() {
        List<Bin> bins = Reliability.of(List.of(said(0, false), said(0.1, false), said(0.9, true), said(1, true)), 1)
                .bins();
        assertThat(bins).extracting(Bin::n).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 2);
    }

    /** (0.15² + 0.85² + 0.15² + 0.15²)/4 = 0.79/4; the base rate's is 0.25; 1 − 0.79. */
    @Test
    void brier_score_and_skill() {
        Reliability reliability = Reliability.of(FOUR, 1);
        assertThat(reliability.brier().value()).isCloseTo(0.1975, within(1e-12));
        assertThat(reliability.baseRateBrier().value()).isCloseTo(0.25, within(1e-12));
        assertThat(reliability.brierSkill().value()).isCloseTo(0.21, within(1e-12));
    }

    @Test
    void what_was_said_and_what_came_on_the_whole() {
        Reliability reliability = Reliability.of(FOUR, 1);
        assertThat(reliability.meanPredicted().value()).isCloseTo(0.5, within(1e-12));
        assertThat(reliability.observed()).isEqualTo(Measure.of(0.75));
    }

    /** 2/4 · |0.15 − 0.5| + 2/4 · |0.85 − 1|. */
    @Test
    void expected_calibration_error() {
        assertThat(Reliability.of(FOUR, 1).calibrationError().value()).isCloseTo(0.25, within(1e-12));
    }

    /**
     * In each of the two bins, hits or misses are binomial (2, 0.15), so that Σ predicted − hits is off by 0.3, 0.7 or 1.7
     * with chances 0.7225, 0.255 and 0.0225: 0.4335 in the mean, and (0.4335 + 0.4335)/4 for the error. The error is
     * (0.3 + 0.3)/4, (0.3 + 0.7)/4 or (0.7 + 0.7)/4 with chances 0.5220, 0.3685 and 0.0650, 0.9555 together: the last of
     * them is the 95% quantile.
     */
    @Test
    void a_perfect_forecaster_shows_what_chance_alone_would() {
        PerfectForecaster perfect = Reliability.of(FOUR, 42).perfect();
        assertThat(perfect.mean().value()).isCloseTo(0.21675, within(0.004));
        assertThat(perfect.quantile95().value()).isCloseTo(0.35, within(1e-12));
        assertThat(perfect.draws()).isEqualTo(10_000);
        assertThat(perfect.seed()).isEqualTo(42);
    }

    /** One prediction of p is off by 1 − p with chance p, else by p: the quantile jumps where p passes 0.05. */
    @Test
    void the_band_ends_where_it_says() {
        assertThat(Reliability.of(List.of(said(0.06, false)), 1).perfect().quantile95())
                .isEqualTo(Measure.of(0.94));
        assertThat(Reliability.of(List.of(said(0.04, false)), 1).perfect().quantile95())
                .isEqualTo(Measure.of(0.04));
    }

    @Test
    void of_nothing_everything_is_undefined() {
        // When
        Reliability nothing = Reliability.of(List.of(), 1);
        // Then
        Measure none = Measure.undefined("no prediction");
        assertThat(nothing.n()).isZero();
        assertThat(nothing.bins())
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.n()).isZero());
        assertThat(List.of(
                        nothing.meanPredicted(),
                        nothing.observed(),
                        nothing.brier(),
                        nothing.baseRateBrier(),
                        nothing.brierSkill(),
                        nothing.calibrationError(),
                        nothing.perfect().mean(),
                        nothing.perfect().quantile95()))
                .containsOnly(none);
    }

    @Test
    void there_is_no_skill_over_base_rates_that_are_never_wrong() {
        var sure = new Prediction("signal", Timeframe.M5, Side.LONG, NOON, NOON.minusSeconds(60), 0.9, true, 1, true);
        assertThat(Reliability.of(List.of(sure), 1).brierSkill())
                .isEqualTo(Measure.undefined("the base rates were never wrong"));
    }

    private static Prediction said(double probability, boolean hit) {
        return new Prediction(
                "signal", Timeframe.M5, Side.LONG, NOON, NOON.minusSeconds(60), probability, true, 0.5, hit);
    }
}
