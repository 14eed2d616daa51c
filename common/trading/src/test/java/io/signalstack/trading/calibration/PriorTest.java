package io.signalstack.trading.calibration;

import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyVersion;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Signals from 100 with a stop at 90 and an ATR of 5: two of them. */
class PriorTest {

    private static final StrategyVersion CONFLUENCE = StrategyFactory.create(BuiltInStrategies.CONFLUENCE);
    private static final StrategyVersion LEAVING = StrategyFactory.create(BuiltInStrategies.DONCHIAN_BREAKOUT);
    private static final BigDecimal TICK = new BigDecimal("0.01");

    @Test
    void levels_at_the_versions_distances_have_the_versions_walk() {
        assertThat(Prior.of(CONFLUENCE, aSignal().targeting(115).build(), TICK))
                .isEqualTo(Prior.of(CONFLUENCE))
                .isEqualTo(new Prior.Walk(2, 3, 24));
    }

    @Test
    void rounding_to_the_tick_is_no_distance_of_ones_own() {
        // Given a tick of 7: the stop at 91, the target at 119
        BigDecimal coarse = new BigDecimal("7");
        assertThat(Prior.of(CONFLUENCE, aSignal().stopping(91).targeting(119).build(), coarse))
                .isEqualTo(new Prior.Walk(2, 3, 24));
    }

    @Test
    void levels_at_distances_of_their_own_are_measured_in_ranges() {
        assertThat(Prior.of(CONFLUENCE, aSignal().build(), TICK)).isEqualTo(new Prior.Walk(2, 4, 24));
        assertThat(Prior.of(CONFLUENCE, aSignal().shorting().build(), TICK)).isEqualTo(new Prior.Walk(2, 4, 24));
    }

    @Test
    void a_strategy_that_leaves_by_its_rule_has_its_own_rate_and_others_a_walk() {
        assertThat(LEAVING.leaves()).isTrue();
        assertThat(CONFLUENCE.leaves()).isFalse();
        assertThat(Prior.of(LEAVING)).isEqualTo(new Prior.OwnRate());
        assertThat(Prior.of(LEAVING, aSignal().build(), TICK)).isEqualTo(new Prior.OwnRate());
    }
}
