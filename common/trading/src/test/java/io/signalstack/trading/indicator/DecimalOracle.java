package io.signalstack.trading.indicator;

import io.signalstack.trading.market.Candle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The definitions, plain and slow, in decimals of 34 digits; null where undefined. */
final class DecimalOracle {

    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private DecimalOracle() {}

    static List<BigDecimal> ema(List<BigDecimal> inputs, int period) {
        List<BigDecimal> averages = new ArrayList<>();
        BigDecimal alpha = BigDecimal.TWO.divide(BigDecimal.valueOf(period + 1), DIGITS);
        BigDecimal before = null;
        for (int i = 0; i < inputs.size(); i++) {
            if (i == period - 1) {
                before = mean(inputs.subList(0, period));
            } else if (before != null) {
                before = inputs.get(i).subtract(before).multiply(alpha, DIGITS).add(before, DIGITS);
            }
            averages.add(before);
        }
        return averages;
    }

    static List<BigDecimal> sma(List<BigDecimal> inputs, int period) {
        List<BigDecimal> means = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            means.add(i < period - 1 ? null : mean(inputs.subList(i - period + 1, i + 1)));
        }
        return means;
    }

    /** Population σ of the last {@code period} inputs. */
    static List<BigDecimal> deviation(List<BigDecimal> inputs, int period) {
        List<BigDecimal> deviations = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (i < period - 1) {
                deviations.add(null);
                continue;
            }
            List<BigDecimal> window = inputs.subList(i - period + 1, i + 1);
            BigDecimal mean = mean(window);
            BigDecimal squares = BigDecimal.ZERO;
            for (BigDecimal input : window) {
                BigDecimal off = input.subtract(mean);
                squares = squares.add(off.multiply(off));
            }
            deviations.add(squares.divide(BigDecimal.valueOf(period), DIGITS).sqrt(DIGITS));
        }
        return deviations;
    }

    static List<BigDecimal> rsi(List<BigDecimal> closes, int period) {
        List<BigDecimal> gains = new ArrayList<>();
        List<BigDecimal> losses = new ArrayList<>();
        for (int i = 1; i < closes.size(); i++) {
            BigDecimal change = closes.get(i).subtract(closes.get(i - 1));
            gains.add(change.max(BigDecimal.ZERO));
            losses.add(change.negate().max(BigDecimal.ZERO));
        }
        List<BigDecimal> up = wilder(gains, period);
        List<BigDecimal> down = wilder(losses, period);
        List<BigDecimal> index = new ArrayList<>();
        index.add(null);
        for (int i = 0; i < up.size(); i++) {
            index.add(
                    up.get(i) == null
                            ? null
                            : HUNDRED.multiply(up.get(i)).divide(up.get(i).add(down.get(i)), DIGITS));
        }
        return index;
    }

    static List<BigDecimal> atr(List<Candle> candles, int period) {
        List<BigDecimal> ranges = new ArrayList<>();
        for (int i = 1; i < candles.size(); i++) {
            BigDecimal before = decimal(candles.get(i - 1).close());
            BigDecimal high = decimal(candles.get(i).high());
            BigDecimal low = decimal(candles.get(i).low());
            ranges.add(high.subtract(low)
                    .max(high.subtract(before).abs())
                    .max(low.subtract(before).abs()));
        }
        List<BigDecimal> averages = new ArrayList<>();
        averages.add(null);
        averages.addAll(wilder(ranges, period));
        return averages;
    }

    private static List<BigDecimal> wilder(List<BigDecimal> inputs, int period) {
        List<BigDecimal> averages = new ArrayList<>();
        BigDecimal before = null;
        for (int i = 0; i < inputs.size(); i++) {
            if (i == period - 1) {
                before = mean(inputs.subList(0, period));
            } else if (before != null) {
                before = before.multiply(BigDecimal.valueOf(period - 1), DIGITS)
                        .add(inputs.get(i), DIGITS)
                        .divide(BigDecimal.valueOf(period), DIGITS);
            }
            averages.add(before);
        }
        return averages;
    }

    /** What a double stands for, digit by digit. */
    static BigDecimal decimal(double value) {
        return new BigDecimal(value);
    }

    private static BigDecimal mean(List<BigDecimal> inputs) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal input : inputs) {
            sum = sum.add(input);
        }
        return sum.divide(BigDecimal.valueOf(inputs.size()), DIGITS);
    }
}
