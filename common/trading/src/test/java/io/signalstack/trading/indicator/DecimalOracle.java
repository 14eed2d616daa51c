package io.signalstack.trading.indicator;

import static io.signalstack.trading.indicator.Decimals.DIGITS;
import static io.signalstack.trading.indicator.Decimals.decimal;
import static io.signalstack.trading.indicator.Decimals.deviation;
import static io.signalstack.trading.indicator.Decimals.exponential;
import static io.signalstack.trading.indicator.Decimals.highest;
import static io.signalstack.trading.indicator.Decimals.lowest;
import static io.signalstack.trading.indicator.Decimals.mean;
import static io.signalstack.trading.indicator.Decimals.quotient;
import static io.signalstack.trading.indicator.Decimals.sum;
import static io.signalstack.trading.indicator.Decimals.wilder;

import io.signalstack.trading.market.Candle;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue from its definitions, plain and slow, in decimals of 34 digits: one value per candle, null where undefined.
 * It shares no code with the engine.
 */
final class DecimalOracle {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ZERO_FROM = new BigDecimal("1e-12");

    private final Map<Period, Integer> periods;
    private final int count;
    private final BigDecimal[] high;
    private final BigDecimal[] low;
    private final BigDecimal[] close;
    private final BigDecimal[] volume;
    private final Map<Indicator, @Nullable BigDecimal[]> values =
            Collections.synchronizedMap(new EnumMap<>(Indicator.class));

    private DecimalOracle(List<Candle> candles, Map<Period, Integer> periods) {
        this.periods = periods;
        count = candles.size();
        high = column(candles, Candle::high);
        low = column(candles, Candle::low);
        close = column(candles, Candle::close);
        volume = column(candles, Candle::volume);
    }

    /** All indicators with the catalogue's periods. */
    static Map<Indicator, @Nullable BigDecimal[]> of(List<Candle> candles) {
        return of(candles, Period.asDefined());
    }

    static Map<Indicator, @Nullable BigDecimal[]> of(List<Candle> candles, Map<Period, Integer> periods) {
        var oracle = new DecimalOracle(candles, periods);
        // They look at the candles only, and not at each other.
        List.<Runnable>of(
                        oracle::averages,
                        oracle::bands,
                        oracle::directionalMovement,
                        oracle::stochastic,
                        oracle::channel,
                        oracle::volume,
                        oracle::volatility)
                .parallelStream()
                .forEach(Runnable::run);
        return oracle.values;
    }

    private void averages() {
        @Nullable BigDecimal[] ema50 = exponential(close, length(Period.EMA_50));
        @Nullable BigDecimal[] atr = wilder(each(1, this::trueRange), length(Period.ATR));
        int back = length(Period.SLOPE);
        values.put(Indicator.EMA_20, exponential(close, length(Period.EMA_20)));
        values.put(Indicator.EMA_50, ema50);
        values.put(Indicator.EMA_200, exponential(close, length(Period.EMA_200)));
        values.put(Indicator.ATR_14, atr);
        values.put(
                Indicator.EMA_SLOPE,
                each(back, i -> ema50[i - back] == null ? null : ratio(ema50[i].subtract(ema50[i - back]), atr[i], i)));

        @Nullable BigDecimal[] gain = wilder(each(1, i -> change(i).max(BigDecimal.ZERO)), length(Period.RSI));
        @Nullable BigDecimal[] loss = wilder(each(1, i -> change(i).negate().max(BigDecimal.ZERO)), length(Period.RSI));
        values.put(
                Indicator.RSI_14,
                each(0, i -> gain[i] == null ? null : ratio(HUNDRED.multiply(gain[i]), gain[i].add(loss[i]), i)));

        int slow = length(Period.MACD_SLOW);
        // TA-Lib seeds the fast average so late that it begins on the candle on which the slow one does.
        @Nullable BigDecimal[] late = each(slow - length(Period.MACD_FAST), i -> close[i]);
        @Nullable BigDecimal[] fastEma = exponential(late, length(Period.MACD_FAST));
        @Nullable BigDecimal[] slowEma = exponential(close, slow);
        @Nullable BigDecimal[] line = each(slow - 1, i -> fastEma[i].subtract(slowEma[i]));
        @Nullable BigDecimal[] signal = exponential(line, length(Period.MACD_SIGNAL));
        values.put(Indicator.MACD, each(0, i -> signal[i] == null ? null : line[i]));
        values.put(Indicator.MACD_SIGNAL, signal);
        values.put(Indicator.MACD_HISTOGRAM, each(0, i -> signal[i] == null ? null : line[i].subtract(signal[i])));
    }

    private void bands() {
        int length = length(Period.BANDS);
        @Nullable BigDecimal[] middle = each(length - 1, i -> mean(close, i, length));
        @Nullable BigDecimal[] band =
                each(length - 1, i -> deviation(close, i, length, length).multiply(BigDecimal.TWO));
        values.put(Indicator.SMA_20, middle);
        values.put(Indicator.BOLLINGER_UPPER, each(length - 1, i -> middle[i].add(band[i])));
        values.put(Indicator.BOLLINGER_LOWER, each(length - 1, i -> middle[i].subtract(band[i])));
        values.put(
                Indicator.PERCENT_B,
                each(
                        length - 1,
                        i -> ratio(close[i].subtract(middle[i]).add(band[i]), band[i].multiply(BigDecimal.TWO), i)));
        values.put(Indicator.BANDWIDTH, each(length - 1, i -> quotient(band[i].multiply(BigDecimal.TWO), middle[i])));
    }

    /** Sums that begin with one movement too few, and lose a part with each later one: TA-Lib's. */
    private void directionalMovement() {
        int period = length(Period.DIRECTIONAL_MOVEMENT);
        @Nullable BigDecimal[] plus = summed(this::plusMovement, period);
        @Nullable BigDecimal[] minus = summed(this::minusMovement, period);
        @Nullable BigDecimal[] range = summed(this::trueRange, period);
        @Nullable BigDecimal[] plusDi = each(period, i -> ratio(HUNDRED.multiply(plus[i]), range[i], i));
        @Nullable BigDecimal[] minusDi = each(period, i -> ratio(HUNDRED.multiply(minus[i]), range[i], i));
        values.put(Indicator.PLUS_DI, plusDi);
        values.put(Indicator.MINUS_DI, minusDi);

        int averaged = length(Period.ADX);
        @Nullable BigDecimal[] adx = new BigDecimal[count];
        BigDecimal before = BigDecimal.ZERO;
        for (int i = period; i < count; i++) {
            BigDecimal both = plus[i].add(minus[i]);
            BigDecimal dx = isZero(both, i)
                    ? null
                    : quotient(HUNDRED.multiply(plus[i].subtract(minus[i]).abs()), both);
            int nth = i - period + 1;
            if (nth <= averaged) {
                before = dx == null ? before : before.add(dx);
                if (nth == averaged) {
                    before = quotient(before, BigDecimal.valueOf(averaged));
                }
            } else if (dx != null) {
                before = quotient(
                        before.multiply(BigDecimal.valueOf(averaged - 1L)).add(dx), BigDecimal.valueOf(averaged));
            }
            adx[i] = nth < averaged ? null : before;
        }
        values.put(Indicator.ADX_14, adx);
    }

    private @Nullable BigDecimal[] summed(IntFunction<BigDecimal> movement, int period) {
        @Nullable BigDecimal[] sums = new BigDecimal[count];
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < count; i++) {
            if (i >= period) {
                sum = sum.subtract(quotient(sum, BigDecimal.valueOf(period)));
            }
            sum = sum.add(movement.apply(i), DIGITS);
            sums[i] = sum;
        }
        return sums;
    }

    private void stochastic() {
        int length = length(Period.STOCHASTIC);
        @Nullable BigDecimal[] raw = each(length - 1, i -> {
            BigDecimal lowest = lowest(low, i, length);
            return ratio(
                    HUNDRED.multiply(close[i].subtract(lowest)),
                    highest(high, i, length).subtract(lowest),
                    i);
        });
        @Nullable BigDecimal[] k = each(0, i -> mean(raw, i, length(Period.STOCHASTIC_SLOWING)));
        @Nullable BigDecimal[] d = each(0, i -> mean(k, i, length(Period.STOCHASTIC_AVERAGE)));
        // Nothing is published before the slower of the two.
        int first = length - 1 + length(Period.STOCHASTIC_SLOWING) - 1 + length(Period.STOCHASTIC_AVERAGE) - 1;
        values.put(Indicator.STOCHASTIC_K, each(first, i -> k[i]));
        values.put(Indicator.STOCHASTIC_D, each(first, i -> d[i]));
    }

    private void channel() {
        int length = length(Period.DONCHIAN);
        values.put(Indicator.DONCHIAN_HIGH, each(length, i -> highest(high, i - 1, length)));
        values.put(Indicator.DONCHIAN_LOW, each(length, i -> lowest(low, i - 1, length)));
    }

    private void volume() {
        int length = length(Period.VOLUME);
        values.put(Indicator.VOLUME_Z, each(length, i -> {
            BigDecimal mean = mean(volume, i - 1, length);
            BigDecimal deviation = deviation(volume, i - 1, length, length);
            return deviation.compareTo(ZERO_FROM.multiply(mean)) <= 0
                    ? null
                    : quotient(volume[i].subtract(mean), deviation);
        }));
        int candles = length(Period.OBV);
        @Nullable BigDecimal[] signed =
                each(1, i -> volume[i].multiply(BigDecimal.valueOf(change(i).signum())));
        values.put(Indicator.OBV_SLOPE, each(candles, i -> {
            BigDecimal all = sum(volume, i, candles);
            return all.signum() == 0 ? null : quotient(sum(signed, i, candles), all);
        }));
    }

    private void volatility() {
        int length = length(Period.VOLATILITY);
        int before = length(Period.PERCENTILE);
        @Nullable BigDecimal[] returns = each(1, i -> Decimals.logOfQuotient(close[i], close[i - 1]));
        @Nullable BigDecimal[] volatility = each(length, i -> deviation(returns, i, length, length - 1));
        values.put(Indicator.VOLATILITY, volatility);
        values.put(Indicator.VOLATILITY_PERCENTILE, each(length + before, i -> {
            BigDecimal limit = volatility[i].multiply(BigDecimal.ONE.add(ZERO_FROM));
            int notAbove = 0;
            for (int j = i - before; j < i; j++) {
                notAbove += volatility[j].compareTo(limit) <= 0 ? 1 : 0;
            }
            return quotient(BigDecimal.valueOf(notAbove), BigDecimal.valueOf(before));
        }));
    }

    private BigDecimal change(int i) {
        return close[i].subtract(close[i - 1]);
    }

    private BigDecimal trueRange(int i) {
        return high[i].max(close[i - 1]).subtract(low[i].min(close[i - 1]));
    }

    private BigDecimal plusMovement(int i) {
        BigDecimal up = high[i].subtract(high[i - 1]);
        BigDecimal down = low[i - 1].subtract(low[i]);
        return up.signum() > 0 && up.compareTo(down) > 0 ? up : BigDecimal.ZERO;
    }

    private BigDecimal minusMovement(int i) {
        BigDecimal up = high[i].subtract(high[i - 1]);
        BigDecimal down = low[i - 1].subtract(low[i]);
        return down.signum() > 0 && down.compareTo(up) > 0 ? down : BigDecimal.ZERO;
    }

    private boolean isZero(BigDecimal divisor, int i) {
        return divisor.compareTo(ZERO_FROM.multiply(close[i])) <= 0;
    }

    private @Nullable BigDecimal ratio(BigDecimal dividend, @Nullable BigDecimal divisor, int i) {
        return divisor == null || isZero(divisor, i) ? null : quotient(dividend, divisor);
    }

    private int length(Period period) {
        return periods.get(period);
    }

    private @Nullable BigDecimal[] each(int first, IntFunction<@Nullable BigDecimal> value) {
        @Nullable BigDecimal[] all = new BigDecimal[count];
        for (int i = first; i < count; i++) {
            all[i] = value.apply(i);
        }
        return all;
    }

    private static BigDecimal[] column(List<Candle> candles, ToDoubleFunction<Candle> of) {
        return candles.stream().map(candle -> decimal(of.applyAsDouble(candle))).toArray(BigDecimal[]::new);
    }
}
