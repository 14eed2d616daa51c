package io.signalstack.trading.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.indicator.Specification.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and periods of indicators with a period of one's own. */
class SpecificationTest {

    @Test
    void each_has_a_name_of_its_own_and_those_of_the_catalogue_are_known() {
        assertThat(Arrays.stream(Kind.values())
                        .map(kind -> kind.periods() == 1
                                ? Specification.of(kind, 11).key()
                                : Specification.of(kind, 5, 14, 7).key()))
                .doesNotHaveDuplicates()
                .contains("ema11", "macdSignal5_14_7");
        assertThat(Specification.of(Kind.MACD_SIGNAL, 12, 26, 9).catalogued()).isEqualTo(Indicator.MACD_SIGNAL);
        assertThat(Specification.of(Kind.MACD_SIGNAL, 12, 26, 8).catalogued()).isNull();
    }

    @Test
    void periods_that_do_not_go_together_are_refused() {
        assertThatThrownBy(() -> Specification.of(Kind.MACD, 12, 12, 9)).hasMessageContaining("not under its slow one");
        assertThatThrownBy(() -> Specification.of(Kind.MACD, 12)).hasMessageContaining("has 3 periods");
        assertThatThrownBy(() -> Specification.of(Kind.SMA, 12, 26)).hasMessageContaining("has 1 periods");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 101})
    void a_period_out_of_range_is_refused(int period) {
        assertThatThrownBy(() -> Specification.ema(period))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("indicator period " + period + " is not from 2 to 100");
    }
}
