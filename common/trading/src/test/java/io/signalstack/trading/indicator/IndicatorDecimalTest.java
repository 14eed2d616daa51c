package io.signalstack.trading.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every candle of the recorded data against the definitions in decimals: within 1e-9 of the value or its scale. */
class IndicatorDecimalTest {

    private static final List<Candle> CANDLES = CandleSeries.recordedBtc();
    private static final Streamed STREAMED = new Streamed(CANDLES);
    private static final List<BigDecimal> CLOSES = CANDLES.stream()
            .map(candle -> DecimalOracle.decimal(candle.close()))
            .toList();

    @Test
    void exponential_averages() {
        assertPrices(Indicator.EMA_20, DecimalOracle.ema(CLOSES, 20), 19);
        assertPrices(Indicator.EMA_50, DecimalOracle.ema(CLOSES, 50), 49);
        assertPrices(Indicator.EMA_200, DecimalOracle.ema(CLOSES, 200), 199);
    }

    @Test
    void the_simple_average_and_the_bollinger_bands() {
        List<BigDecimal> means = DecimalOracle.sma(CLOSES, 20);
        List<BigDecimal> deviations = DecimalOracle.deviation(CLOSES, 20);
        List<BigDecimal> upper = new ArrayList<>();
        List<BigDecimal> lower = new ArrayList<>();
        for (int i = 0; i < CLOSES.size(); i++) {
            BigDecimal mean = means.get(i);
            BigDecimal band = mean == null ? null : deviations.get(i).multiply(BigDecimal.TWO);
            upper.add(mean == null ? null : mean.add(band));
            lower.add(mean == null ? null : mean.subtract(band));
        }
        assertPrices(Indicator.SMA_20, means, 19);
        assertPrices(Indicator.BOLLINGER_UPPER, upper, 19);
        assertPrices(Indicator.BOLLINGER_LOWER, lower, 19);
    }

    @Test
    void the_relative_strength_index() {
        assertNear(Indicator.RSI_14, DecimalOracle.rsi(CLOSES, 14), 14, false);
    }

    @Test
    void the_average_true_range() {
        assertPrices(Indicator.ATR_14, DecimalOracle.atr(CANDLES, 14), 14);
    }

    private static void assertPrices(Indicator indicator, List<BigDecimal> expected, int first) {
        assertNear(indicator, expected, first, true);
    }

    private static void assertNear(Indicator indicator, List<BigDecimal> expected, int first, boolean price) {
        double[] actual = STREAMED.of(indicator);
        for (int i = 0; i < actual.length; i++) {
            BigDecimal value = expected.get(i);
            assertThat(Double.isNaN(actual[i]))
                    .as("%s undefined at %d", indicator, i)
                    .isEqualTo(i < first);
            if (value != null) {
                double scale = price ? CANDLES.get(i).close() : 1;
                double off = Math.abs(
                        DecimalOracle.decimal(actual[i]).subtract(value).doubleValue());
                assertThat(off)
                        .as("%s at %d", indicator, i)
                        .isLessThanOrEqualTo(1e-9 * Math.max(Math.abs(value.doubleValue()), scale));
            }
        }
    }
}
