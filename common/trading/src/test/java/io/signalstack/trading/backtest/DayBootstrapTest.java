package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayBootstrapTest {

    private static final long SEED = 42;

    @Test
    void two_days_by_hand() {
        // 3 of 4, then 0 of 2: both drawn give 3/6 half of the time, one of them twice 6/8 or 0/4 a quarter each
        assertThat(interval(days(4, 2), days(3, 0))).isEqualTo(Interval.of(0, 0.75));
    }

    @Test
    void days_of_one_outcome_are_a_binomial_distribution() {
        // Given 16 of them, 8 a success: P(X ≤ 3) = 0.0106, P(X ≤ 4) = 0.0384; P(X ≤ 11) = 0.9616, P(X ≤ 12) = 0.9894
        long[] outcomes = new long[16];
        long[] successes = new long[16];
        Arrays.fill(outcomes, 1);
        Arrays.fill(successes, 0, 8, 1);

        // Then
        assertThat(interval(outcomes, successes)).isEqualTo(Interval.of(4 / 16.0, 12 / 16.0));
    }

    @Test
    void a_mean_of_two_days_by_hand() {
        // 3 outcomes of 6 R, then one of −2 R: both drawn give 4/4 half of the time, one of them twice 12/6 or −4/2
        assertThat(DayBootstrap.mean(days(3, 1), new double[] {6, -2}, SEED)).isEqualTo(Interval.of(-2, 2));
        assertThat(DayBootstrap.mean(days(3), new double[] {6}, SEED))
                .isEqualTo(Interval.undefined("all outcomes are of one day"));
        assertThat(DayBootstrap.mean(days(3, 1), new double[] {6, 2}, SEED))
                .isEqualTo(Interval.undefined("the mean is the same on every day"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -7, Long.MAX_VALUE})
    void the_ends_are_those_of_all_draws_that_there_can_be(long seed) {
        // Given days of different sizes, and the 256 ways to draw 4 of them
        long[] outcomes = {7, 3, 11, 5};
        long[] successes = {6, 1, 5, 0};
        double[] all = new double[256];
        for (int way = 0; way < 256; way++) {
            long drawn = 0;
            long succeeded = 0;
            for (int rest = way, i = 0; i < 4; i++, rest /= 4) {
                drawn += outcomes[rest % 4];
                succeeded += successes[rest % 4];
            }
            all[way] = (double) succeeded / drawn;
        }
        Arrays.sort(all);

        // Then 2.5% of 256 is the 7th smallest, 97.5% the 250th; a draw's neighbours are no further than chance allows
        Interval interval =
                DayBootstrap.intervals(outcomes, List.of(successes), seed).getFirst();
        assertThat(interval.low().value()).isBetween(all[4], all[8]);
        assertThat(interval.high().value()).isBetween(all[247], all[251]);
    }

    @Test
    void days_that_go_together_say_less_than_as_many_outcomes_apart() {
        // Given 10 days of 10 outcomes, every other day a success throughout
        Interval clustered =
                interval(days(10, 10, 10, 10, 10, 10, 10, 10, 10, 10), days(10, 0, 10, 0, 10, 0, 10, 0, 10, 0));

        // Then the days are the sample: P(X ≤ 1) = 0.0107, P(X ≤ 2) = 0.0547 of 10
        assertThat(clustered).isEqualTo(Interval.of(0.2, 0.8));
        assertThat(Interval.wilson(50, 100).low().value()).isGreaterThan(0.4);
    }

    @Test
    void several_shares_come_from_the_same_draws() {
        // Given
        long[] outcomes = days(4, 2, 9);
        long[] some = days(3, 0, 5);
        long[] others = days(1, 2, 4);

        // Then
        assertThat(DayBootstrap.intervals(outcomes, List.of(some, others), SEED))
                .containsExactly(interval(outcomes, some), interval(outcomes, others));
        assertThat(others).isEqualTo(days(1, 2, 4));
    }

    @Test
    void what_cannot_vary_has_no_interval_and_says_why() {
        assertThat(interval(days(), days())).isEqualTo(Interval.undefined("no outcome"));
        assertThat(interval(days(9), days(4))).isEqualTo(Interval.undefined("all outcomes are of one day"));
        Interval alike = Interval.undefined("the share is the same on every day");
        assertThat(interval(days(3, 5, 1), days(3, 5, 1))).isEqualTo(alike);
        assertThat(interval(days(3, 5, 1), days(0, 0, 0))).isEqualTo(alike);
        assertThat(interval(days(3, 6), days(1, 2))).isEqualTo(alike);
    }

    @Test
    void a_day_without_outcomes_is_no_day() {
        assertThatThrownBy(() -> interval(days(3, 0), days(1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a day has 0 outcomes");
        assertThatThrownBy(() -> interval(days(3, 1), days(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 days, not of 2");
    }

    private static Interval interval(long[] outcomes, long[] successes) {
        return DayBootstrap.intervals(outcomes, List.of(successes), SEED).getFirst();
    }

    private static long[] days(long... counts) {
        return counts;
    }
}
