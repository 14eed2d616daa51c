package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void every_value_meets_every_other_in_one_order() {
        Grid grid = Grid.of(Map.of("threshold", List.of("0.6", "0.5"), "horizon", List.of("12", "24")));
        assertThat(grid.points())
                .containsExactly(
                        new TreeMap<>(Map.of("horizon", "12", "threshold", "0.6")),
                        new TreeMap<>(Map.of("horizon", "12", "threshold", "0.5")),
                        new TreeMap<>(Map.of("horizon", "24", "threshold", "0.6")),
                        new TreeMap<>(Map.of("horizon", "24", "threshold", "0.5")));
    }

    @Test
    void points_keep_the_strategys_other_parameters() {
        List<StrategyDefinition> strategies =
                Grid.of(Map.of("threshold", List.of("0.6"))).of(BuiltInStrategies.CONFLUENCE);
        assertThat(strategies).singleElement().satisfies(strategy -> {
            assertThat(strategy.key()).isEqualTo(BuiltInStrategies.CONFLUENCE.key());
            assertThat(strategy.parameters()).isEqualTo(Map.of("warmUp", "250", "threshold", "0.6"));
        });
    }

    @Test
    void what_cannot_be_run_is_refused_by_name() {
        assertThatThrownBy(() -> Grid.of(Map.of())).hasMessage("grid has no parameter");
        assertThatThrownBy(() -> Grid.of(Map.of("threshold", List.of()))).hasMessage("grid has no value for threshold");
        assertThatThrownBy(
                        () -> Grid.of(Map.of("a", Collections.nCopies(101, "1"), "b", Collections.nCopies(100, "1"))))
                .hasMessage("grid has more than 10000 points");
        assertThatThrownBy(() -> of("treshold", "0.5")).hasMessageContaining("treshold");
        assertThatThrownBy(() -> of("threshold", "2")).hasMessageContaining("threshold '2'");
        assertThatThrownBy(() -> of("threshold", "0.5", "0.50"))
                .hasMessage("grid has the point {threshold=0.50} twice");
    }

    private static List<StrategyDefinition> of(String name, String... values) {
        return Grid.of(Map.of(name, List.of(values))).of(BuiltInStrategies.CONFLUENCE);
    }
}
