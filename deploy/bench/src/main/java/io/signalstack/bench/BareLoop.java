package io.signalstack.bench;

import io.signalstack.trading.indicator.Indicator;
import io.signalstack.trading.market.Candle;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What scoring does to each candle, written down as one loop body over arrays of a series: no rows, no rules as values, no
 * restorable state, no undefined divisors. The least that the arithmetic costs.
 */
final class BareLoop {

    private static final int N = Indicator.values().length;

    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final double[] returns;
    private final double[] rawK;
    private final double[] signedVolume;
    private final double[] highest7;
    private final double[] lowest7;
    private final long[] volatilityBits;
    private final double[] distance50;
    private final double[] values = new double[N];

    private double ema20;
    private double ema50;
    private double ema200;
    private double fast;
    private double slow;
    private double signal;
    private double line;
    private double gain;
    private double loss;
    private double range;
    private double plus;
    private double minus;
    private double movementRange;
    private double adx;
    private double offset;

    BareLoop(List<Candle> candles) {
        high = column(candles, Candle::high);
        low = column(candles, Candle::low);
        close = column(candles, Candle::close);
        volume = column(candles, Candle::volume);
        returns = new double[close.length];
        rawK = new double[close.length];
        signedVolume = new double[close.length];
        highest7 = new double[close.length];
        lowest7 = new double[close.length];
        volatilityBits = new long[close.length];
        distance50 = new double[close.length];
    }

    private static double[] column(List<Candle> candles, ToDoubleFunction<Candle> of) {
        return candles.stream().mapToDouble(of).toArray();
    }

    void begin() {
        ema20 = ema50 = ema200 = fast = slow = signal = line = 0;
        gain = loss = range = plus = minus = movementRange = adx = 0;
    }

    // The engine's own order; an EnumMap would box.
    @SuppressWarnings("EnumOrdinal")
    double value(Indicator indicator) {
        return values[indicator.ordinal()];
    }

    /** Takes in candle {@code i}, in order; gives its raw score, and 0 while there are too few for that. */
    double next(int i) {
        if (i < 250) {
            warm(i);
            return 0;
        }
        double c = close[i];
        double change = c - close[i - 1];

        ema20 = 19.0 / 21 * (ema20 - change);
        ema50 = 49.0 / 51 * (ema50 - change);
        ema200 = 199.0 / 201 * (ema200 - change);
        fast = 11.0 / 13 * (fast - change);
        slow = 25.0 / 27 * (slow - change);
        double lineNow = fast - slow;
        signal = 8.0 / 10 * (signal + line - lineNow);
        line = lineNow;
        distance50[i] = ema50;

        gain = (gain * 13 + Math.max(change, 0)) / 14;
        loss = (loss * 13 + Math.max(-change, 0)) / 14;
        double trueRange =
                Math.max(high[i] - low[i], Math.max(Math.abs(close[i - 1] - high[i]), Math.abs(close[i - 1] - low[i])));
        range = (range * 13 + trueRange) / 14;
        double up = high[i] - high[i - 1];
        double down = low[i - 1] - low[i];
        plus = plus - plus / 14 + (up > 0 && up > down ? up : 0);
        minus = minus - minus / 14 + (down > 0 && down > up ? down : 0);
        movementRange = movementRange - movementRange / 14 + trueRange;
        double plusDi = 100 * (plus / movementRange);
        double minusDi = 100 * (minus / movementRange);
        adx = (adx * 13 + 100 * (Math.abs(minusDi - plusDi) / (minusDi + plusDi))) / 14;

        keepExtremes(i);
        double highest = Math.max(highest7[i], highest7[i - 7]);
        double lowest = Math.min(lowest7[i], lowest7[i - 7]);
        rawK[i] = 100 * ((c - lowest) / (highest - lowest));
        double slowK = (rawK[i - 2] + rawK[i - 1] + rawK[i]) / 3;
        double slowK1 = (rawK[i - 3] + rawK[i - 2] + rawK[i - 1]) / 3;
        double slowK2 = (rawK[i - 4] + rawK[i - 3] + rawK[i - 2]) / 3;

        double band = 2 * StrictMath.sqrt(squares(close, i) / 20);
        double closeOffset = offset;
        double middle = c + closeOffset;

        double channelHigh = Math.max(highest7[i - 14], Math.max(highest7[i - 8], highest7[i - 1]));
        double channelLow = Math.min(lowest7[i - 14], Math.min(lowest7[i - 8], lowest7[i - 1]));

        double volumeDeviation = StrictMath.sqrt(squares(volume, i - 1) / 20);
        double volumeZ = (volume[i] - volume[i - 1] - offset) / volumeDeviation;
        signedVolume[i] = Math.signum(change) * volume[i];
        double traded = sum(volume, i);
        double signed = sum(signedVolume, i);

        returns[i] = StrictMath.log1p(change / close[i - 1]);
        double volatility = StrictMath.sqrt(squares(returns, i) / 19);
        volatilityBits[i] = Double.doubleToRawLongBits(volatility);
        long limit = Double.doubleToRawLongBits(volatility * (1 + 1e-12));
        long above = 0;
        for (int j = i - 100; j < i; j++) {
            above += (limit - volatilityBits[j]) >>> 63;
        }

        put(Indicator.EMA_20, c + ema20);
        put(Indicator.EMA_50, c + ema50);
        put(Indicator.EMA_200, c + ema200);
        put(Indicator.EMA_SLOPE, (c - close[i - 10] + (ema50 - distance50[i - 10])) / range);
        put(Indicator.SMA_20, middle);
        put(Indicator.RSI_14, 100 * (gain / (gain + loss)));
        put(Indicator.MACD, line);
        put(Indicator.MACD_SIGNAL, line + signal);
        put(Indicator.MACD_HISTOGRAM, -signal);
        put(Indicator.BOLLINGER_UPPER, middle + band);
        put(Indicator.BOLLINGER_LOWER, middle - band);
        put(Indicator.PERCENT_B, (band - closeOffset) / (2 * band));
        put(Indicator.BANDWIDTH, 2 * band / middle);
        put(Indicator.ATR_14, range);
        put(Indicator.ADX_14, adx);
        put(Indicator.PLUS_DI, plusDi);
        put(Indicator.MINUS_DI, minusDi);
        put(Indicator.STOCHASTIC_K, slowK);
        put(Indicator.STOCHASTIC_D, (slowK2 + slowK1 + slowK) / 3);
        put(Indicator.VOLUME_Z, volumeZ);
        put(Indicator.DONCHIAN_HIGH, channelHigh);
        put(Indicator.DONCHIAN_LOW, channelLow);
        put(Indicator.OBV_SLOPE, signed / traded);
        put(Indicator.VOLATILITY, volatility);
        put(Indicator.VOLATILITY_PERCENTILE, (100 - above) / 100.0);
        return score(c);
    }

    /** The five rules with the default parameters, those that have a weight. */
    private double score(double c) {
        double slope = value(Indicator.EMA_SLOPE);
        double confirmed =
                unit(value(Indicator.OBV_SLOPE) / 0.5) * Math.clamp((value(Indicator.VOLUME_Z) + 3) / 6, 0, 1);
        if (value(Indicator.VOLATILITY_PERCENTILE) >= 0.95) {
            return (1.5 * trend(slope) + 1.5 * momentum() + 0.5 * reversion() + 2 * breakout(c) + 1.5 * confirmed) / 7;
        }
        double plusDi = value(Indicator.PLUS_DI);
        double minusDi = value(Indicator.MINUS_DI);
        boolean trending =
                value(Indicator.ADX_14) >= 25 && ((slope > 0 && plusDi > minusDi) || (slope < 0 && minusDi > plusDi));
        return trending
                ? (3 * trend(slope) + 2 * momentum() + 1.5 * breakout(c) + 1.5 * confirmed) / 8
                : (3 * reversion() + 0.5 * confirmed) / 3.5;
    }

    private double trend(double slope) {
        double e50 = value(Indicator.EMA_50);
        double stack = Math.signum(value(Indicator.EMA_20) - e50) + Math.signum(e50 - value(Indicator.EMA_200));
        return (stack / 2 + unit(slope / 1.5)) / 2;
    }

    private double momentum() {
        return unit(value(Indicator.MACD_HISTOGRAM) / value(Indicator.ATR_14) / 0.3);
    }

    private double reversion() {
        return (unit((50 - value(Indicator.RSI_14)) / 25) + unit((0.5 - value(Indicator.PERCENT_B)) / 0.5)) / 2;
    }

    private double breakout(double c) {
        double half = (value(Indicator.DONCHIAN_HIGH) - value(Indicator.DONCHIAN_LOW)) / 2;
        return unit((c - (value(Indicator.DONCHIAN_LOW) + half)) / half);
    }

    /** Before all is defined, only what later candles look back at; recursions begin at the first candle, as ta4j's do. */
    private void warm(int i) {
        double change = i == 0 ? 0 : close[i] - close[i - 1];
        ema20 = 19.0 / 21 * (ema20 - change);
        ema50 = 49.0 / 51 * (ema50 - change);
        ema200 = 199.0 / 201 * (ema200 - change);
        fast = 11.0 / 13 * (fast - change);
        slow = 25.0 / 27 * (slow - change);
        distance50[i] = ema50;
        gain = (gain * 13 + Math.max(change, 0)) / 14;
        loss = (loss * 13 + Math.max(-change, 0)) / 14;
        range = (range * 13 + (high[i] - low[i])) / 14;
        movementRange = movementRange - movementRange / 14 + (high[i] - low[i]);
        keepExtremes(i);
        rawK[i] = 50;
        if (i >= 20) {
            signedVolume[i] = Math.signum(change) * volume[i];
            returns[i] = StrictMath.log1p(change / close[i - 1]);
            volatilityBits[i] = Double.doubleToRawLongBits(StrictMath.sqrt(squares(returns, i) / 19));
        }
    }

    /** Σ(value − mean)² of the 20 values up to {@code last}; leaves their mean less the last of them in {@code offset}. */
    private double squares(double[] column, int last) {
        double reference = column[last];
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double squares0 = 0;
        double squares1 = 0;
        double squares2 = 0;
        double squares3 = 0;
        for (int j = last - 19; j <= last; j += 4) {
            double d0 = column[j] - reference;
            double d1 = column[j + 1] - reference;
            double d2 = column[j + 2] - reference;
            double d3 = column[j + 3] - reference;
            sum0 += d0;
            sum1 += d1;
            sum2 += d2;
            sum3 += d3;
            squares0 += d0 * d0;
            squares1 += d1 * d1;
            squares2 += d2 * d2;
            squares3 += d3 * d3;
        }
        double sum = sum0 + sum1 + (sum2 + sum3);
        offset = sum / 20;
        return Math.max(0, squares0 + squares1 + (squares2 + squares3) - offset * sum);
    }

    private static double sum(double[] column, int last) {
        double sum0 = 0;
        double sum1 = 0;
        for (int j = last - 19; j < last; j += 2) {
            sum0 += column[j];
            sum1 += column[j + 1];
        }
        return sum0 + sum1;
    }

    private void keepExtremes(int i) {
        double highest = high[i];
        double lowest = low[i];
        for (int j = Math.max(0, i - 6); j < i; j++) {
            highest = Math.max(highest, high[j]);
            lowest = Math.min(lowest, low[j]);
        }
        highest7[i] = highest;
        lowest7[i] = lowest;
    }

    private static double unit(double value) {
        return Math.clamp(value, -1, 1);
    }

    @SuppressWarnings("EnumOrdinal")
    private void put(Indicator indicator, double value) {
        values[indicator.ordinal()] = value;
    }
}
