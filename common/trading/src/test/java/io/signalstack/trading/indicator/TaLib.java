package io.signalstack.trading.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.signalstack.trading.market.Candle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What TA-Lib gives for each candle, NaN where it gives nothing. Its window functions are called once per candle. */
final class TaLib {

    private final Core core = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();
    private final List<Candle> candles;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final Map<Indicator, double[]> values = new EnumMap<>(Indicator.class);

    /** One of TA-Lib's functions from one index to another. */
    private interface Function {
        RetCode over(int from, int to, double[]... outputs);
    }

    private TaLib(List<Candle> candles) {
        this.candles = candles;
        high = column(Candle::high);
        low = column(Candle::low);
        close = column(Candle::close);
    }

    /** All of the catalogue that TA-Lib has. */
    static Map<Indicator, double[]> of(List<Candle> candles) {
        var lib = new TaLib(candles);
        lib.recursions();
        lib.windows();
        return lib.values;
    }

    private void recursions() {
        whole((from, to, out) -> core.ema(from, to, close, 20, begin, count, out[0]), Indicator.EMA_20);
        whole((from, to, out) -> core.ema(from, to, close, 50, begin, count, out[0]), Indicator.EMA_50);
        whole((from, to, out) -> core.ema(from, to, close, 200, begin, count, out[0]), Indicator.EMA_200);
        whole((from, to, out) -> core.rsi(from, to, close, 14, begin, count, out[0]), Indicator.RSI_14);
        whole((from, to, out) -> core.atr(from, to, high, low, close, 14, begin, count, out[0]), Indicator.ATR_14);
        whole((from, to, out) -> core.adx(from, to, high, low, close, 14, begin, count, out[0]), Indicator.ADX_14);
        whole((from, to, out) -> core.plusDI(from, to, high, low, close, 14, begin, count, out[0]), Indicator.PLUS_DI);
        whole(
                (from, to, out) -> core.minusDI(from, to, high, low, close, 14, begin, count, out[0]),
                Indicator.MINUS_DI);
        whole(
                (from, to, out) -> core.macd(from, to, close, 12, 26, 9, begin, count, out[0], out[1], out[2]),
                Indicator.MACD,
                Indicator.MACD_SIGNAL,
                Indicator.MACD_HISTOGRAM);
    }

    private void windows() {
        perCandle(
                19,
                (from, to, out) ->
                        core.bbands(from, to, close, 20, 2, 2, MAType.Sma, begin, count, out[0], out[1], out[2]),
                Indicator.BOLLINGER_UPPER,
                Indicator.SMA_20,
                Indicator.BOLLINGER_LOWER);
        perCandle(19, (from, to, out) -> core.sma(from, to, close, 20, begin, count, out[0]), Indicator.SMA_20);
        perCandle(
                17,
                (from, to, out) -> core.stoch(
                        from, to, high, low, close, 14, 3, MAType.Sma, 3, MAType.Sma, begin, count, out[0], out[1]),
                Indicator.STOCHASTIC_K,
                Indicator.STOCHASTIC_D);
        perCandle(
                20,
                (from, to, out) -> core.max(from - 1, to - 1, high, 20, begin, count, out[0]),
                Indicator.DONCHIAN_HIGH);
        perCandle(
                20,
                (from, to, out) -> core.min(from - 1, to - 1, low, 20, begin, count, out[0]),
                Indicator.DONCHIAN_LOW);
    }

    private void whole(Function function, Indicator... indicators) {
        double[][] raw = new double[indicators.length][close.length];
        assertThat(function.over(0, close.length - 1, raw)).isEqualTo(RetCode.Success);
        for (int output = 0; output < indicators.length; output++) {
            System.arraycopy(raw[output], 0, undefined(indicators[output]), begin.value, count.value);
        }
    }

    private void perCandle(int first, Function function, Indicator... indicators) {
        double[][] aligned = new double[indicators.length][];
        for (int output = 0; output < indicators.length; output++) {
            aligned[output] = undefined(indicators[output]);
        }
        double[][] one = new double[indicators.length][1];
        for (int i = first; i < close.length; i++) {
            assertThat(function.over(i, i, one)).isEqualTo(RetCode.Success);
            for (int output = 0; output < indicators.length; output++) {
                aligned[output][i] = one[output][0];
            }
        }
    }

    private double[] undefined(Indicator indicator) {
        double[] aligned = new double[close.length];
        Arrays.fill(aligned, Double.NaN);
        values.put(indicator, aligned);
        return aligned;
    }

    private double[] column(ToDoubleFunction<Candle> of) {
        return candles.stream().mapToDouble(of).toArray();
    }
}
