package io.signalstack.trading.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Plain arithmetic on series of decimals of 34 digits; null where undefined. */
final class Decimals {

    static final MathContext DIGITS = MathContext.DECIMAL128;

    private Decimals() {}

    /** What a double stands for, to the last digit: differences that are equal stay equal. */
    static BigDecimal decimal(double value) {
        return new BigDecimal(value);
    }

    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, DIGITS);
    }

    /** EMA seeded with the mean of its first inputs, which begin where they are not null. */
    static @Nullable BigDecimal[] exponential(@Nullable BigDecimal[] inputs, int period) {
        BigDecimal alpha = quotient(BigDecimal.TWO, BigDecimal.valueOf(period + 1L));
        return recursive(
                inputs,
                period,
                (before, input) ->
                        input.subtract(before).multiply(alpha, DIGITS).add(before, DIGITS));
    }

    /** Wilder's average, seeded likewise. */
    static @Nullable BigDecimal[] wilder(@Nullable BigDecimal[] inputs, int period) {
        BigDecimal kept = BigDecimal.valueOf(period - 1L);
        BigDecimal length = BigDecimal.valueOf(period);
        return recursive(
                inputs,
                period,
                (before, input) -> quotient(before.multiply(kept).add(input), length));
    }

    interface Recursion {
        BigDecimal next(BigDecimal before, BigDecimal input);
    }

    private static @Nullable BigDecimal[] recursive(@Nullable BigDecimal[] inputs, int period, Recursion recursion) {
        int first = 0;
        while (inputs[first] == null) {
            first++;
        }
        @Nullable BigDecimal[] averages = new BigDecimal[inputs.length];
        int seed = first + period - 1;
        averages[seed] = mean(inputs, seed, period);
        for (int i = seed + 1; i < inputs.length; i++) {
            averages[i] = recursion.next(averages[i - 1], inputs[i]);
        }
        return averages;
    }

    /** Mean of the {@code length} inputs up to {@code last}; null if one of them is. */
    static @Nullable BigDecimal mean(@Nullable BigDecimal[] inputs, int last, int length) {
        BigDecimal sum = sum(inputs, last, length);
        return sum == null ? null : quotient(sum, BigDecimal.valueOf(length));
    }

    static @Nullable BigDecimal sum(@Nullable BigDecimal[] inputs, int last, int length) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = last - length + 1; i <= last; i++) {
            if (i < 0 || inputs[i] == null) {
                return null;
            }
            sum = sum.add(inputs[i]);
        }
        return sum;
    }

    /** √(Σ(x − mean)²/divisor) over the {@code length} inputs up to {@code last}, which are all there. */
    static BigDecimal deviation(BigDecimal[] inputs, int last, int length, int divisor) {
        BigDecimal mean = mean(inputs, last, length);
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = last - length + 1; i <= last; i++) {
            BigDecimal off = inputs[i].subtract(mean, DIGITS);
            squares = squares.add(off.multiply(off, DIGITS));
        }
        return root(quotient(squares, BigDecimal.valueOf(divisor)));
    }

    /** Newton's method from the double's root, which doubles the right digits with each step. */
    private static BigDecimal root(BigDecimal square) {
        if (square.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal root = decimal(Math.sqrt(square.doubleValue()));
        for (int step = 0; step < 2; step++) {
            root = quotient(root.add(quotient(square, root)), BigDecimal.TWO);
        }
        return root;
    }

    /** ln(a/b) = 2·(z + z³/3 + z⁵/5 + …) with z = (a − b)/(a + b). */
    static BigDecimal logOfQuotient(BigDecimal a, BigDecimal b) {
        BigDecimal z = quotient(a.subtract(b), a.add(b));
        BigDecimal square = z.multiply(z, DIGITS);
        BigDecimal power = z;
        BigDecimal sum = z;
        BigDecimal negligible = z.abs().movePointLeft(DIGITS.getPrecision() + 2);
        for (int n = 3; power.abs().compareTo(negligible) > 0; n += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(quotient(power, BigDecimal.valueOf(n)), DIGITS);
        }
        return sum.multiply(BigDecimal.TWO);
    }

    static BigDecimal highest(BigDecimal[] inputs, int last, int length) {
        BigDecimal highest = inputs[last];
        for (int i = last - length + 1; i < last; i++) {
            highest = highest.max(inputs[i]);
        }
        return highest;
    }

    static BigDecimal lowest(BigDecimal[] inputs, int last, int length) {
        BigDecimal lowest = inputs[last];
        for (int i = last - length + 1; i < last; i++) {
            lowest = lowest.min(inputs[i]);
        }
        return lowest;
    }
}
