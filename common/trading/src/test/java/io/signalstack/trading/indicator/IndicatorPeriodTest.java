package io.signalstack.trading.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison with the definitions is sharp: a period that is off by one makes it fail, also on the values alone. */
class IndicatorPeriodTest {

    private static final List<Candle> CANDLES = CandleSeries.walk(11, 500);
    private static final Streamed STREAMED = new Streamed(CANDLES);

    /** All values are defined from here on, with any period. */
    private static final int WARM = 210;

    @ParameterizedTest
    @EnumSource(Period.class)
    void a_period_off_by_one_is_noticed(Period period) {
        for (int difference : List.of(-1, 1)) {
            // When
            Map<Indicator, @Nullable BigDecimal[]> wrong = DecimalOracle.of(CANDLES, period.offBy(difference));
            // Then
            for (Indicator indicator : period.decides()) {
                assertThat(misses(indicator, wrong))
                        .as("%s with %s off by %d", indicator, period, difference)
                        .hasSizeGreaterThan(10);
            }
        }
    }

    @Test
    void the_right_periods_are_not_complained_about() {
        Map<Indicator, @Nullable BigDecimal[]> right = DecimalOracle.of(CANDLES);
        for (Indicator indicator : Indicator.values()) {
            assertThat(misses(indicator, right)).isEmpty();
            assertThat(Arrays.stream(STREAMED.of(indicator)).skip(WARM)).doesNotContain(Double.NaN);
        }
    }

    @Test
    void every_indicator_is_decided_by_a_period() {
        assertThat(Arrays.stream(Period.values()).flatMap(period -> period.decides().stream()))
                .contains(Indicator.values());
    }

    private static List<String> misses(Indicator indicator, Map<Indicator, @Nullable BigDecimal[]> expected) {
        return Agreement.misses(indicator, STREAMED.of(indicator), expected.get(indicator), CANDLES, WARM);
    }
}
