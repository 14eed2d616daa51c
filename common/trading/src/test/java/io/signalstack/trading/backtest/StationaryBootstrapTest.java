package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationaryBootstrapTest {

    private static final long SEED = 42;

    @Test
    void draws_are_those_of_the_definition_written_block_by_block() {
        // Given
        var bootstrap = new StationaryBootstrap(37, 5, SEED);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

        // Then
        for (int draw = 0; draw < 100; draw++) {
            assertThat(bootstrap.next()).containsExactly(blockByBlock(37, 0.2, random));
        }
    }

    /** As Politis and Romano put it: blocks of geometric length from any place of a series that is a circle. */
    private static int[] blockByBlock(int length, double p, RandomGenerator random) {
        List<Integer> drawn = new ArrayList<>();
        while (drawn.size() < length) {
            int start = random.nextInt(length);
            int taken = 0;
            do {
                drawn.add((start + taken++) % length);
            } while (drawn.size() < length && random.nextDouble() >= p);
        }
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 5, 10})
    void blocks_have_the_mean_length_that_was_asked_for(double meanBlock) {
        // Given a series so long that a block hardly ever happens to be followed by what follows it
        int length = 100_000;
        int[] places = new StationaryBootstrap(length, meanBlock, SEED).next();

        // When
        int blocks = 1;
        int ofOne = 0;
        int run = 1;
        for (int i = 1; i < length; i++) {
            if (places[i] == (places[i - 1] + 1) % length) {
                run++;
            } else {
                ofOne += run == 1 ? 1 : 0;
                blocks++;
                run = 1;
            }
        }

        // Then the lengths are geometric: mean 1/p, and p of them are 1
        assertThat((double) length / blocks).isCloseTo(meanBlock, within(0.02 * meanBlock));
        assertThat((double) ofOne / blocks).isCloseTo(1 / meanBlock, within(0.01));
    }

    @Test
    void every_place_is_drawn_as_often_as_any_other() {
        // Given
        var bootstrap = new StationaryBootstrap(20, 5, SEED);
        int[] times = new int[20];

        // When
        for (int draw = 0; draw < 20_000; draw++) {
            for (int place : bootstrap.next()) {
                times[place]++;
            }
        }

        // Then
        assertThat(Arrays.stream(times).asDoubleStream().toArray())
                .satisfies(all -> assertThat(Arrays.stream(all)).allMatch(n -> Math.abs(n / 20_000 - 1) < 0.03));
    }

    @Test
    void the_means_of_draws_vary_as_the_paper_says() {
        // Given a series whose values go together with their neighbours
        double[] series = new double[50];
        for (int i = 0; i < series.length; i++) {
            series[i] = StrictMath.sin(i / 4.0) + 0.1 * (i % 7);
        }

        // When
        double[] means = new StationaryBootstrap(series.length, 5, SEED)
                .draws(places -> Arrays.stream(places)
                        .mapToDouble(i -> series[i])
                        .average()
                        .orElseThrow());

        // Then it is their lemma 1: (C(0) + 2·Σ (1 − i/n)·(1 − p)^i·C(i)) / n with C around the circle
        assertThat(variance(means)).isCloseTo(variance(series, 0.2), within(0.03 * variance(series, 0.2)));
    }

    private static double variance(double[] series, double p) {
        int n = series.length;
        double mean = Arrays.stream(series).average().orElseThrow();
        double variance = 0;
        for (int i = 0; i < n; i++) {
            double covariance = 0;
            for (int t = 0; t < n; t++) {
                covariance += (series[t] - mean) * (series[(t + i) % n] - mean) / n;
            }
            variance += (i == 0 ? 1 : 2 * (1 - (double) i / n) * Math.pow(1 - p, i)) * covariance;
        }
        return variance / n;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    @Test
    void the_same_seed_gives_the_same_draws_and_another_one_others() {
        int[] first = new StationaryBootstrap(50, 5, SEED).next();
        assertThat(new StationaryBootstrap(50, 5, SEED).next()).isEqualTo(first);
        assertThat(new StationaryBootstrap(50, 5, SEED + 1).next()).isNotEqualTo(first);
    }

    @Test
    void what_cannot_be_drawn_from_is_refused() {
        assertThatThrownBy(() -> new StationaryBootstrap(0, 5, SEED)).hasMessageContaining("length 0");
        assertThatThrownBy(() -> new StationaryBootstrap(5, 0.5, SEED)).hasMessageContaining("meanBlock 0.5");
        assertThat(new StationaryBootstrap(1, 5, SEED).next()).containsExactly(0);
    }

    @Test
    void percentiles_are_the_nth_of_the_ordered_draws() {
        // Given 1 to 10,000, the last first
        double[] draws = new double[10_000];
        Arrays.setAll(draws, i -> 10_000 - i);

        // Then 2.5% are the first 250, 97.5% the first 9,750
        assertThat(Interval.ofDraws(draws.clone(), "alike")).isEqualTo(Interval.of(250, 9_750));
        assertThat(Band.of(draws)).isEqualTo(new Band(500, 5_000, 9_500));
        assertThat(Interval.ofDraws(new double[] {3, 3, 3}, "alike")).isEqualTo(Interval.undefined("alike"));
    }
}
