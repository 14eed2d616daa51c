package io.signalstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void prints_the_median_and_its_ratio_to_the_baselines() {
        Figure figure = new Figure(
                "scoring", "ns/candle", new double[] {30, 10, 20}, "bare-loop", new double[] {5, 15, 10, 10});

        assertThat(figure.line()).isEqualTo("BENCH scoring 20.0 ns/candle ratio=2.000 baseline=bare-loop runs=3");
    }
}
