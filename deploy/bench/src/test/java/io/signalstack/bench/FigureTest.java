package io.signalstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void prints_the_median_and_its_ratio_to_the_baselines() {
        Figure figure = new Figure(
                "scoring", "ns/candle", List.of(30.0, 10.0, 20.0), "bare-loop", List.of(5.0, 15.0, 10.0, 10.0));

        assertThat(figure.line()).isEqualTo("BENCH scoring 20.0 ns/candle ratio=2.000 baseline=bare-loop runs=3");
    }
}
