package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharpeTest {

    @Test
    void days_of_plus_two_and_minus_one_percent_by_hand() {
        // Given 30 days in turn: mean 0.5%, each 1.5% away from it, s = 1.5%·√(30/29) = 1.525643%
        double[] returns = new double[30];
        Arrays.setAll(returns, i -> i % 2 == 0 ? 0.02 : -0.01);

        // Then 0.5/1.525643 = 0.327731 a day, ·√365 = 6.261280
        assertThat(Sharpe.daily(returns).value()).isCloseTo(0.327731, within(1e-6));
        assertThat(Sharpe.yearly(returns).value()).isCloseTo(6.261280, within(3e-5));
        // two values as often as each other: skewness 0, kurtosis (1.5⁴)/(1.5²)² = 1
        DailyFigures daily = DailyFigures.of(returns);
        assertThat(daily.days()).isEqualTo(30);
        assertThat(daily.skewness().value()).isCloseTo(0, within(1e-12));
        assertThat(daily.kurtosis().value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void one_day_in_thirty_is_skewed() {
        // Given 29 days of 0 and one of 30%: mean 1%, central moments of the share q = 1/30:
        // skewness (1 − 2q)/√(q(1 − q)) = 0.933333/0.179505 = 5.199469, kurtosis 3 + (1 − 6q(1 − q))/(q(1 − q)) =
        // 28.034483
        double[] returns = new double[30];
        returns[7] = 0.3;

        // Then
        DailyFigures daily = DailyFigures.of(returns);
        assertThat(daily.skewness().value()).isCloseTo(5.199469, within(1e-5));
        assertThat(daily.kurtosis().value()).isCloseTo(28.034483, within(1e-5));
        // s = 0.3·√(1/30) = 0.054772, 0.01/0.054772 = 0.182574
        assertThat(daily.sharpe().value()).isCloseTo(0.182574, within(1e-6));
    }

    @Test
    void too_few_days_and_days_all_alike_have_none() {
        assertThat(Sharpe.daily(new double[29])).isEqualTo(Measure.undefined("under 30 full days"));
        double[] alike = new double[40];
        Arrays.fill(alike, 0.001);
        assertThat(Sharpe.yearly(alike)).isEqualTo(Measure.undefined("all days alike"));
        assertThat(DailyFigures.of(alike).kurtosis()).isEqualTo(Measure.undefined("all days alike"));
        assertThat(Sharpe.interval(alike, 1)).isEqualTo(Interval.undefined("all days alike"));
    }

    @Test
    void days_that_differ_by_rounding_alone_have_none() {
        // Given an account that grows by the same share every day, as far as its digits go
        double[] returns = new double[60];
        double equity = 10_000;
        for (int i = 0; i < returns.length; i++) {
            double before = equity;
            equity += equity * 0.0007;
            returns[i] = equity / before - 1;
        }
        assertThat(Arrays.stream(returns).distinct().count()).isGreaterThan(1);

        // Then
        assertThat(Sharpe.daily(returns)).isEqualTo(Measure.undefined("all days alike"));
        assertThat(DailyFigures.of(returns).skewness()).isEqualTo(Measure.undefined("all days alike"));
        // And the least that differs for a reason has one
        returns[3] += 1e-9;
        assertThat(Sharpe.daily(returns).value()).isNotNull();
    }

    @Test
    void its_interval_is_the_middle_95_percent_of_draws_of_five_days_on_average() {
        // Given
        var random = new SplittableRandom(7);
        double[] returns = random.doubles(200, -0.02, 0.022).toArray();

        // When each draw is worked out plainly
        var bootstrap = new StationaryBootstrap(200, 5, 11);
        double[] ratios = new double[10_000];
        for (int i = 0; i < ratios.length; i++) {
            double[] drawn = Arrays.stream(bootstrap.next())
                    .mapToDouble(place -> returns[place])
                    .toArray();
            double mean = Arrays.stream(drawn).sum() / 200;
            double squares =
                    Arrays.stream(drawn).map(r -> (r - mean) * (r - mean)).sum();
            ratios[i] = mean / Math.sqrt(squares / 199) * Math.sqrt(365);
        }
        Arrays.sort(ratios);

        // Then
        Interval interval = Sharpe.interval(returns, 11);
        assertThat(interval.low().value()).isCloseTo(ratios[249], within(1e-9));
        assertThat(interval.high().value()).isCloseTo(ratios[9_749], within(1e-9));
        assertThat(Sharpe.yearly(returns).value()).isBetween(ratios[249], ratios[9_749]);
    }

    @Test
    void an_account_that_hardly_traded_has_a_ratio_and_no_interval() {
        // Given one day of 40: a draw has none of it with a probability near 1/e
        double[] returns = new double[40];
        returns[20] = 0.01;

        // Then
        assertThat(Sharpe.yearly(returns).value()).isNotNull();
        assertThat(Sharpe.interval(returns, 1).low().reason()).contains("more than 1% of the draws");
    }
}
