package io.signalstack.trading.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

/** Indicators with a period of one's own: the same three proofs as the catalogue's. */
class FurtherIndicatorTest {

    @ParameterizedTest
    @MethodSource("io.signalstack.trading.indicator.IndicatorDecimalTest#series")
    void each_is_what_its_definition_gives(List<Candle> candles) {
        for (int period : new int[] {9, 100}) {
            assertThat(misses(period, period, candles)).isEmpty();
        }
    }

    @Test
    void a_period_that_is_off_by_one_is_noticed() {
        List<Candle> candles = CandleSeries.recordedBtc();
        assertThat(misses(33, 34, candles))
                .anyMatch(miss -> miss.startsWith(Indicator.EMA_20.name()))
                .anyMatch(miss -> miss.startsWith(Indicator.RSI_14.name()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 33, 100})
    void each_is_what_ta_lib_gives(int period) {
        // Given
        List<Candle> candles = CandleSeries.recordedBtc();
        double[] closes = candles.stream().mapToDouble(Candle::close).toArray();
        double[] ema = new double[closes.length];
        double[] rsi = new double[closes.length];
        var core = new Core();
        // When
        core.ema(0, closes.length - 1, closes, period, new MInteger(), new MInteger(), ema);
        core.rsi(0, closes.length - 1, closes, period, new MInteger(), new MInteger(), rsi);
        // Then
        assertAgreement(Indicator.EMA_20, streamed(Specification.ema(period), candles), ema, period - 1, candles);
        assertAgreement(Indicator.RSI_14, streamed(Specification.rsi(period), candles), rsi, period, candles);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 33, 100})
    void each_agrees_with_ta4j_from_candle_2000_on(int period) {
        // Given
        List<Candle> candles = CandleSeries.recordedBtc();
        var close = new ClosePriceIndicator(Ta4jIndicators.series(candles));
        var ema = new EMAIndicator(close, period);
        var rsi = new RSIIndicator(close, period);
        // When
        double[] ourEma = streamed(Specification.ema(period), candles);
        double[] ourRsi = streamed(Specification.rsi(period), candles);
        // Then
        assertThat(candles).hasSizeGreaterThan(2_000);
        for (int i = 2_000; i < candles.size(); i++) {
            double expected = ema.getValue(i).doubleValue();
            assertThat(ourEma[i]).isCloseTo(expected, within(1e-6 * expected));
            // Undefined here while nothing has moved for so long that its divisor is zero.
            if (!Double.isNaN(ourRsi[i])) {
                assertThat(ourRsi[i]).isCloseTo(rsi.getValue(i).doubleValue(), within(1e-6 * 100));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"EMA, 20, EMA_20", "EMA, 50, EMA_50", "RSI, 14, RSI_14"})
    void with_a_period_of_the_catalogue_it_is_the_same_to_the_last_bit(
            Specification.Kind kind, int period, Indicator catalogued) {
        // Given
        List<Candle> candles = CandleSeries.recordedBtc();
        var specification = new Specification(kind, period);
        // Then
        assertThat(specification.catalogued()).isEqualTo(catalogued);
        assertThat(streamed(specification, candles)).containsExactly(new Streamed(candles).of(catalogued));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 101})
    void a_period_out_of_range_is_refused(int period) {
        assertThatThrownBy(() -> Specification.ema(period))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("indicator period " + period + " is not from 2 to 100");
    }

    @Test
    void one_that_was_not_asked_for_has_no_value() {
        assertThatThrownBy(() -> Further.NONE.get(Specification.ema(33)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ema33");
    }

    /** The oracle's two with another period: it is slow, and asked for both at once. */
    private static List<String> misses(int period, int expectedPeriod, List<Candle> candles) {
        Map<Period, Integer> periods = Period.asDefined();
        periods.put(Period.EMA_20, expectedPeriod);
        periods.put(Period.RSI, expectedPeriod);
        Map<Indicator, @Nullable BigDecimal[]> expected = DecimalOracle.of(candles, periods);
        double[] ema = streamed(Specification.ema(period), candles);
        double[] rsi = streamed(Specification.rsi(period), candles);
        List<String> misses = new ArrayList<>();
        misses.addAll(Agreement.misses(Indicator.EMA_20, ema, expected.get(Indicator.EMA_20), candles, 0));
        misses.addAll(Agreement.misses(Indicator.RSI_14, rsi, expected.get(Indicator.RSI_14), candles, 0));
        return misses;
    }

    private static double[] streamed(Specification specification, List<Candle> candles) {
        var indicator = new FurtherIndicator(specification);
        return candles.stream()
                .mapToDouble(candle -> {
                    indicator.add(candle);
                    return indicator.value();
                })
                .toArray();
    }

    /** TA-Lib's output begins with the first defined value. */
    private static void assertAgreement(
            Indicator like, double[] values, double[] expected, int first, List<Candle> candles) {
        for (int i = 0; i < values.length; i++) {
            assertThat(Double.isNaN(values[i])).as("undefined at " + i).isEqualTo(i < first);
            if (i >= first) {
                double close = candles.get(i).close();
                assertThat(Agreement.isEqual(like, values[i], expected[i - first], close, 1e-9))
                        .as("at " + i + ": " + values[i] + ", not " + expected[i - first])
                        .isTrue();
            }
        }
    }
}
