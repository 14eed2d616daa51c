package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * The numerical example of Bailey and López de Prado, The Deflated Sharpe Ratio, Journal of Portfolio Management 40 (2014):
 * five years of 250 days, an annualised Sharpe ratio of 2.5, skewness −3, kurtosis 10; 100 trials whose annualised ratios
 * have a variance of 1/2.
 */
class DeflatedSharpeTest {

    private static final DailyFigures DAILY =
            new DailyFigures(1250, Measure.of(2.5 / Math.sqrt(250)), Measure.of(-3), Measure.of(10));

    @Test
    void the_papers_example() {
        assertThat(DeflatedSharpe.expectedBest(trials(100)).value()).isCloseTo(0.1132, within(5e-5));
        assertThat(DeflatedSharpe.of(DAILY, trials(100)).value()).isCloseTo(0.9004, within(5e-5));
    }

    @Test
    void the_papers_example_with_46_trials_passes_95_percent() {
        assertThat(DeflatedSharpe.of(DAILY, trials(46)).value()).isCloseTo(0.9505, within(5e-5));
    }

    @Test
    void under_two_trials_there_is_none() {
        assertThat(DeflatedSharpe.of(DAILY, Trials.NONE)).isEqualTo(Measure.undefined("under two trials"));
        assertThat(DeflatedSharpe.of(DAILY, Trials.NONE.plus(Measure.of(0.1))))
                .isEqualTo(Measure.undefined("under two trials"));
        assertThat(DeflatedSharpe.of(DAILY, Trials.NONE.plus(Measure.of(0.1)).plus(Measure.of(0.2)))
                        .value())
                .isBetween(0.0, 1.0);
    }

    @Test
    void without_a_sharpe_ratio_there_is_none_for_the_same_reason() {
        DailyFigures few = DailyFigures.of(new double[3]);
        assertThat(DeflatedSharpe.of(few, trials(100))).isEqualTo(Measure.undefined("under 30 full days"));
    }

    @Test
    void trials_are_counted_with_their_sum_and_squares() {
        // 1, 2, 4: mean 7/3, Σ(x − mean)² = 21 − 49/3 = 14/3, over 2
        Trials trials = Trials.NONE.plus(Measure.of(1)).plus(Measure.of(2)).plus(Measure.of(4));
        assertThat(trials).isEqualTo(new Trials(3, 7, 21));
        assertThat(trials.variance().value()).isCloseTo(7.0 / 3, within(1e-12));
        // One that has no ratio is none
        assertThat(trials.plus(Measure.undefined("all days alike"))).isEqualTo(trials);
    }

    @Test
    void counts_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Trials(-1, 0, 0)).hasMessageContaining("n -1");
        assertThatThrownBy(() -> new Trials(1, Double.NaN, 0)).hasMessageContaining("sum NaN");
        assertThatThrownBy(() -> new Trials(1, 0, -2)).hasMessageContaining("sumOfSquares -2");
    }

    /** So many with a daily variance of 1/2 / 250. */
    private static Trials trials(int n) {
        return new Trials(n, 0, (n - 1) / 500.0);
    }
}
