package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DrawdownTest {

    private final Drawdown drawdown = new Drawdown(100);

    @Test
    void a_fall_from_a_higher_peak_may_be_deeper_though_it_ends_higher() {
        // 100 to 50 is a half; 1,000 to 400 is six tenths
        mark(50, 1_000, 700, 400);
        assertThat(drawdown.deepest()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void a_shallower_one_later_changes_nothing() {
        // 100 to 40 is six tenths; 200 to 100 is a half
        mark(40, 60, 200, 100);
        assertThat(drawdown.deepest()).isCloseTo(0.6, within(1e-12));
    }

    private void mark(double... equities) {
        for (int i = 0; i < equities.length; i++) {
            drawdown.mark(i, equities[i]);
        }
    }
}
