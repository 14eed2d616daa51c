package io.signalstack.trading.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Every candle of the recorded data against TA-Lib. Its window functions subtract from running sums, so they are called
 * once per candle.
 */
class IndicatorTaLibTest {

    private static final Core TA = new Core();
    private static final List<Candle> CANDLES = CandleSeries.recordedBtc();
    private static final int LENGTH = CANDLES.size();
    private static final int LAST = LENGTH - 1;
    private static final Streamed STREAMED = new Streamed(CANDLES);
    private static final double[] HIGHS = column(Candle::high);
    private static final double[] LOWS = column(Candle::low);
    private static final double[] CLOSES = column(Candle::close);

    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();

    /** One of TA-Lib's functions from one index to another. */
    private interface Function {
        RetCode over(int from, int to, double[]... outputs);
    }

    @Test
    void exponential_averages() {
        for (int period : List.of(20, 50, 200)) {
            Indicator indicator = Indicator.valueOf("EMA_" + period);
            assertSame(whole((from, to, out) -> TA.ema(from, to, CLOSES, period, begin, count, out[0]), 1), indicator);
        }
    }

    @Test
    void the_simple_average() {
        assertSame(
                perCandle((from, to, out) -> TA.sma(from, to, CLOSES, 20, begin, count, out[0]), 1, 19),
                Indicator.SMA_20);
    }

    @Test
    void the_relative_strength_index() {
        assertSame(whole((from, to, out) -> TA.rsi(from, to, CLOSES, 14, begin, count, out[0]), 1), Indicator.RSI_14);
    }

    @Test
    void the_average_true_range() {
        assertSame(
                whole((from, to, out) -> TA.atr(from, to, HIGHS, LOWS, CLOSES, 14, begin, count, out[0]), 1),
                Indicator.ATR_14);
    }

    @Test
    void directional_movement() {
        assertSame(
                whole((from, to, out) -> TA.adx(from, to, HIGHS, LOWS, CLOSES, 14, begin, count, out[0]), 1),
                Indicator.ADX_14);
        assertSame(
                whole((from, to, out) -> TA.plusDI(from, to, HIGHS, LOWS, CLOSES, 14, begin, count, out[0]), 1),
                Indicator.PLUS_DI);
        assertSame(
                whole((from, to, out) -> TA.minusDI(from, to, HIGHS, LOWS, CLOSES, 14, begin, count, out[0]), 1),
                Indicator.MINUS_DI);
    }

    @Test
    void moving_average_convergence_divergence() {
        assertSame(
                whole((from, to, out) -> TA.macd(from, to, CLOSES, 12, 26, 9, begin, count, out[0], out[1], out[2]), 3),
                Indicator.MACD,
                Indicator.MACD_SIGNAL,
                Indicator.MACD_HISTOGRAM);
    }

    @Test
    void bollinger_bands() {
        assertSame(
                perCandle(
                        (from, to, out) ->
                                TA.bbands(from, to, CLOSES, 20, 2, 2, MAType.Sma, begin, count, out[0], out[1], out[2]),
                        3,
                        19),
                Indicator.BOLLINGER_UPPER,
                Indicator.SMA_20,
                Indicator.BOLLINGER_LOWER);
    }

    @Test
    void the_stochastic_where_every_range_of_its_window_is_above_zero() {
        // Given
        double[][] expected = perCandle(
                (from, to, out) -> TA.stoch(
                        from, to, HIGHS, LOWS, CLOSES, 14, 3, MAType.Sma, 3, MAType.Sma, begin, count, out[0], out[1]),
                2,
                17);
        double[] k = STREAMED.of(Indicator.STOCHASTIC_K);
        double[] d = STREAMED.of(Indicator.STOCHASTIC_D);
        // When
        int undefined = 0;
        for (int i = 17; i < LENGTH; i++) {
            if (Double.isNaN(d[i])) {
                undefined++;
                expected[1][i] = Double.NaN;
            }
            if (Double.isNaN(k[i])) {
                expected[0][i] = Double.NaN;
            }
        }
        // Then
        assertThat(undefined).isEqualTo(rangelessWindows());
        assertSame(expected, Indicator.STOCHASTIC_K, Indicator.STOCHASTIC_D);
    }

    /** In how many windows of 5 candles one closes 14 candles without any range. */
    private static int rangelessWindows() {
        int windows = 0;
        for (int i = 17; i < LENGTH; i++) {
            boolean rangeless = false;
            for (int end = i - 4; end <= i; end++) {
                double high = Arrays.stream(HIGHS, end - 13, end + 1).max().orElseThrow();
                double low = Arrays.stream(LOWS, end - 13, end + 1).min().orElseThrow();
                rangeless |= high == low;
            }
            windows += rangeless ? 1 : 0;
        }
        return windows;
    }

    private double[][] whole(Function function, int outputs) {
        double[][] raw = new double[outputs][LENGTH];
        assertThat(function.over(0, LAST, raw)).isEqualTo(RetCode.Success);
        double[][] aligned = new double[outputs][LENGTH];
        for (int output = 0; output < outputs; output++) {
            Arrays.fill(aligned[output], Double.NaN);
            System.arraycopy(raw[output], 0, aligned[output], begin.value, count.value);
        }
        return aligned;
    }

    private double[][] perCandle(Function function, int outputs, int first) {
        double[][] aligned = new double[outputs][LENGTH];
        double[][] one = new double[outputs][1];
        for (double[] output : aligned) {
            Arrays.fill(output, Double.NaN);
        }
        for (int i = first; i < LENGTH; i++) {
            assertThat(function.over(i, i, one)).isEqualTo(RetCode.Success);
            for (int output = 0; output < outputs; output++) {
                aligned[output][i] = one[output][0];
            }
        }
        return aligned;
    }

    private static void assertSame(double[][] expected, Indicator... indicators) {
        for (int output = 0; output < indicators.length; output++) {
            double[] actual = STREAMED.of(indicators[output]);
            for (int i = 0; i < LENGTH; i++) {
                double wanted = expected[output][i];
                if (Double.isNaN(wanted)) {
                    assertThat(actual[i]).as("%s at %d", indicators[output], i).isNaN();
                } else {
                    assertThat(Math.abs(actual[i] - wanted))
                            .as("%s at %d: %s, not %s", indicators[output], i, actual[i], wanted)
                            .isLessThanOrEqualTo(1e-9 * Math.max(Math.abs(wanted), CLOSES[i]));
                }
            }
        }
    }

    private static double[] column(ToDoubleFunction<Candle> of) {
        return CANDLES.stream().mapToDouble(of).toArray();
    }
}
