package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Test
    void only_days_that_both_have_count() {
        // Given A from the 1st to the 4th, B from the 3rd to the 6th: the 3rd and 4th are common
        List<DayReturn> a = days(0, 0.5, 0.5, 0.03, 0.01);
        List<DayReturn> b = days(2, 0.01, 0.02, 0.5, 0.5);

        // Then means 2% and 1.5%; a draw has +2% twice, −1% twice, or each once
        Comparison comparison = Comparison.of(a, b, 1);
        assertThat(comparison.commonDays()).isEqualTo(2);
        assertThat(comparison.meanA().value()).isCloseTo(0.02, within(1e-12));
        assertThat(comparison.meanB().value()).isCloseTo(0.015, within(1e-12));
        assertThat(comparison.difference().value()).isCloseTo(0.005, within(1e-12));
        assertThat(comparison.interval().low().value()).isCloseTo(-0.01, within(1e-12));
        assertThat(comparison.interval().high().value()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void both_are_drawn_in_the_same_blocks_of_five_days_on_average() {
        // Given two that go together
        var random = new SplittableRandom(3);
        double[] a = random.doubles(90, -0.02, 0.02).toArray();
        double[] b = Arrays.stream(a)
                .map(r -> 0.9 * r - 0.0002 + random.nextDouble(-0.001, 0.001))
                .toArray();

        // When the means of both are worked out apart, on the same draws
        var bootstrap = new StationaryBootstrap(90, 5, 8);
        double[] differences = new double[10_000];
        for (int draw = 0; draw < differences.length; draw++) {
            int[] places = bootstrap.next();
            differences[draw] = Arrays.stream(places)
                            .mapToDouble(i -> a[i])
                            .average()
                            .orElseThrow()
                    - Arrays.stream(places).mapToDouble(i -> b[i]).average().orElseThrow();
        }
        Arrays.sort(differences);

        // Then
        Comparison comparison = Comparison.of(days(0, a), days(0, b), 8);
        assertThat(comparison.interval().low().value()).isCloseTo(differences[249], within(1e-12));
        assertThat(comparison.interval().high().value()).isCloseTo(differences[9_749], within(1e-12));
        assertThat(comparison.seed()).isEqualTo(8);
        assertThat(comparison.meanBlock()).isEqualTo(5);
    }

    @Test
    void without_days_in_common_there_is_no_difference_and_it_says_why() {
        Comparison none = Comparison.of(days(0, 0.1), days(5, 0.1), 1);
        assertThat(none.difference()).isEqualTo(Measure.undefined("no common day"));
        assertThat(none.interval()).isEqualTo(Interval.undefined("no common day"));
        Comparison one = Comparison.of(days(0, 0.1), days(0, 0.04), 1);
        assertThat(one.difference().value()).isCloseTo(0.06, within(1e-12));
        assertThat(one.interval()).isEqualTo(Interval.undefined("only one common day"));
    }

    @Test
    void a_run_and_itself_do_not_differ() {
        double[] returns = new SplittableRandom(3).doubles(40, -0.02, 0.02).toArray();
        Comparison same = Comparison.of(days(0, returns), days(0, returns), 1);
        assertThat(same.difference()).isEqualTo(Measure.of(0));
        assertThat(same.interval()).isEqualTo(Interval.undefined("all draws are alike"));
    }

    private static List<DayReturn> days(int from, double... returns) {
        return IntStream.range(0, returns.length)
                .mapToObj(i -> new DayReturn(FIRST.plusDays(from + i), returns[i]))
                .toList();
    }
}
