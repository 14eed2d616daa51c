package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.SyntheticMarket.Phase.FLAT;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.RISE;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.SILENT;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.SPIKES;
import static io.signalstack.trading.indicator.SyntheticMarket.Phase.WALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import io.signalstack.trading.indicator.Specification.Kind;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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

    /** Which of the catalogue's has the same definition. */
    private static final Map<Kind, Indicator> LIKE = new EnumMap<>(Map.ofEntries(
            Map.entry(Kind.EMA, Indicator.EMA_20),
            Map.entry(Kind.EMA_SLOPE, Indicator.EMA_SLOPE),
            Map.entry(Kind.SMA, Indicator.SMA_20),
            Map.entry(Kind.RSI, Indicator.RSI_14),
            Map.entry(Kind.MACD, Indicator.MACD),
            Map.entry(Kind.MACD_SIGNAL, Indicator.MACD_SIGNAL),
            Map.entry(Kind.MACD_HISTOGRAM, Indicator.MACD_HISTOGRAM),
            Map.entry(Kind.BOLLINGER_UPPER, Indicator.BOLLINGER_UPPER),
            Map.entry(Kind.BOLLINGER_LOWER, Indicator.BOLLINGER_LOWER),
            Map.entry(Kind.PERCENT_B, Indicator.PERCENT_B),
            Map.entry(Kind.BANDWIDTH, Indicator.BANDWIDTH),
            Map.entry(Kind.ATR, Indicator.ATR_14),
            Map.entry(Kind.ADX, Indicator.ADX_14),
            Map.entry(Kind.PLUS_DI, Indicator.PLUS_DI),
            Map.entry(Kind.MINUS_DI, Indicator.MINUS_DI),
            Map.entry(Kind.STOCHASTIC_K, Indicator.STOCHASTIC_K),
            Map.entry(Kind.STOCHASTIC_D, Indicator.STOCHASTIC_D),
            Map.entry(Kind.VOLUME_Z, Indicator.VOLUME_Z),
            Map.entry(Kind.DONCHIAN_HIGH, Indicator.DONCHIAN_HIGH),
            Map.entry(Kind.DONCHIAN_LOW, Indicator.DONCHIAN_LOW),
            Map.entry(Kind.OBV_SLOPE, Indicator.OBV_SLOPE),
            Map.entry(Kind.VOLATILITY, Indicator.VOLATILITY),
            Map.entry(Kind.VOLATILITY_PERCENTILE, Indicator.VOLATILITY_PERCENTILE)));

    /** The periods that one of a kind's own stands for. */
    private static final List<Period> PERIODS = List.of(
            Period.EMA_20,
            Period.EMA_50,
            Period.BANDS,
            Period.RSI,
            Period.ATR,
            Period.DIRECTIONAL_MOVEMENT,
            Period.ADX,
            Period.STOCHASTIC,
            Period.VOLUME,
            Period.DONCHIAN,
            Period.OBV,
            Period.VOLATILITY);

    @ParameterizedTest
    @MethodSource("io.signalstack.trading.indicator.IndicatorDecimalTest#series")
    void each_is_what_its_definition_gives(List<Candle> candles) {
        for (int period : new int[] {9, 100}) {
            assertThat(misses(period, period, candles)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 100})
    void each_kind_of_the_catalogue_is_what_its_definition_gives_with_other_periods(int period) {
        // Given
        List<Candle> candles = SyntheticMarket.candles(1_500, 100, 0.01, WALK, FLAT, SPIKES, SILENT, RISE);
        Map<Period, Integer> periods = Period.asDefined();
        PERIODS.forEach(one -> periods.put(one, period));
        periods.put(Period.MACD_FAST, 5);
        periods.put(Period.MACD_SLOW, Math.min(100, period + 3));
        periods.put(Period.MACD_SIGNAL, 7);
        Map<Indicator, @Nullable BigDecimal[]> expected = DecimalOracle.of(candles, periods);
        periods.put(Period.ATR, 14);
        expected.put(Indicator.EMA_SLOPE, DecimalOracle.of(candles, periods).get(Indicator.EMA_SLOPE));
        List<String> misses = new ArrayList<>();
        // When
        LIKE.forEach((kind, like) -> {
            Specification specification = kind.periods() == 1
                    ? Specification.of(kind, period)
                    : Specification.of(kind, 5, Math.min(100, period + 3), 7);
            double[] values = streamed(specification, candles);
            assertThat(Arrays.stream(values)
                            .filter(value -> !Double.isNaN(value))
                            .count())
                    .as(specification.key())
                    .isGreaterThan(500);
            misses.addAll(Agreement.misses(like, values, expected.get(like), candles, 0));
        });
        // Then
        assertThat(LIKE.keySet()).containsExactlyInAnyOrder(Kind.values());
        assertThat(misses).isEmpty();
    }

    @Test
    void nothing_is_known_of_candles_before_the_first_one_that_it_is_given() {
        // Given
        List<Candle> candles = CandleSeries.walk(3, 600);
        LIKE.keySet().forEach(kind -> {
            Specification specification =
                    kind.periods() == 1 ? Specification.of(kind, 11) : Specification.of(kind, 5, 14, 7);
            var set = new IndicatorSet();
            candles.subList(0, 150).forEach(set::add);
            var late = new FurtherIndicator(specification);
            // When
            double[] ofLate = candles.subList(150, 600).stream()
                    .mapToDouble(candle -> {
                        set.add(candle);
                        late.add(candle, set);
                        return late.value();
                    })
                    .toArray();
            // Then but for the ATR, which is the catalogue's
            if (kind != Kind.EMA_SLOPE) {
                assertThat(ofLate)
                        .as(specification.key())
                        .containsExactly(streamed(specification, candles.subList(150, 600)));
            }
        });
    }

    @Test
    void a_restart_changes_nothing() {
        List<Candle> candles = CandleSeries.walk(4, 400);
        LIKE.keySet().forEach(kind -> {
            // Given
            Specification specification =
                    kind.periods() == 1 ? Specification.of(kind, 11) : Specification.of(kind, 5, 14, 7);
            double[] expected = streamed(specification, candles);
            var set = new IndicatorSet();
            var indicator = new FurtherIndicator(specification);
            for (int i = 0; i < candles.size(); i++) {
                // When
                var restored = new FurtherIndicator(specification);
                restored.restoreScalars(indicator.scalars());
                indicator = restored;
                set.add(candles.get(i));
                indicator.add(candles.get(i), set);
                // Then
                assertThat(Double.valueOf(indicator.value()))
                        .as(specification.key())
                        .isEqualTo(Double.valueOf(expected[i]));
            }
        });
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
    @CsvSource({
        "EMA, 20, EMA_20",
        "EMA, 50, EMA_50",
        "EMA_SLOPE, 50, EMA_SLOPE",
        "RSI, 14, RSI_14",
        "ATR, 14, ATR_14",
        "ADX, 14, ADX_14",
        "PLUS_DI, 14, PLUS_DI",
        "MINUS_DI, 14, MINUS_DI",
        "DONCHIAN_HIGH, 20, DONCHIAN_HIGH",
        "DONCHIAN_LOW, 20, DONCHIAN_LOW",
        "STOCHASTIC_K, 14, STOCHASTIC_K",
        "STOCHASTIC_D, 14, STOCHASTIC_D"
    })
    void with_a_period_of_the_catalogue_it_is_the_same_to_the_last_bit(Kind kind, int period, Indicator catalogued) {
        // Given
        List<Candle> candles = CandleSeries.recordedBtc();
        Specification specification = Specification.of(kind, period);
        // Then
        assertThat(specification.catalogued()).isEqualTo(catalogued);
        assertThat(streamed(specification, candles)).containsExactly(new Streamed(candles).of(catalogued));
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
        var set = new IndicatorSet();
        return candles.stream()
                .mapToDouble(candle -> {
                    set.add(candle);
                    indicator.add(candle, set);
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
