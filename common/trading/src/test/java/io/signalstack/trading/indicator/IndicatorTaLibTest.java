package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.SyntheticMarket.Phase.FALL;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.FLAT;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.RISE;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.SILENT;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.SPIKES;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.TICKS;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.WALK;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every candle against TA-Lib, but for those where TA-Lib itself misses the definition: it takes 0 where a divisor is zero,
 * takes divisors for zero by their absolute size, and works out deviations from squares. Those are counted.
 */
class IndicatorTaLibTest {

    @Test
    void on_the_recorded_data() {
        assertThat(exclusions(CandleSeries.recordedBtc()))
                .isEqualTo(Map.of(Indicator.STOCHASTIC_K, 10, Indicator.STOCHASTIC_D, 12));
    }

    @Test
    void on_trends_flat_runs_and_spikes() {
        assertThat(exclusions(SyntheticMarket.candles(8_400, 100, 0.01, WALK, RISE, FLAT, FALL, TICKS, SILENT, SPIKES)))
                .isEqualTo(Map.of(
                        Indicator.RSI_14, 742,
                        Indicator.ADX_14, 504,
                        Indicator.PLUS_DI, 434,
                        Indicator.MINUS_DI, 434,
                        Indicator.STOCHASTIC_K, 2_316,
                        Indicator.STOCHASTIC_D, 2_332));
    }

    /** How many candles are excluded, by indicator. */
    private static Map<Indicator, Integer> exclusions(List<Candle> candles) {
        Map<Indicator, Integer> excluded = new EnumMap<>(Indicator.class);
        Map<Indicator, @Nullable BigDecimal[]> oracle = DecimalOracle.of(candles);
        var streamed = new Streamed(candles);
        TaLib.of(candles).forEach((indicator, expected) -> {
            double[] actual = streamed.of(indicator);
            for (int i = 0; i < expected.length; i++) {
                double close = candles.get(i).close();
                boolean agrees = Double.isNaN(expected[i])
                        ? Double.isNaN(actual[i])
                        : Agreement.isEqual(indicator, actual[i], expected[i], close, Agreement.TOLERANCE);
                if (!agrees) {
                    assertThat(Agreement.isEqual(indicator, expected[i], oracle.get(indicator)[i], close))
                            .as("%s at %d: %s, and TA-Lib's %s is right", indicator, i, actual[i], expected[i])
                            .isFalse();
                    excluded.merge(indicator, 1, Integer::sum);
                }
            }
        });
        return excluded;
    }
}
