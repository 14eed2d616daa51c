package io.signalstack.trading.backtest;

import org.jspecify.annotations.Nullable;

/**
 * A figure, or why there is none.
 *
 * @param value null where it is undefined
 * @param reason why it is undefined; null where it is not
 */
public record Measure(@Nullable Double value, @Nullable String reason) {

    public static Measure of(double value) {
        return new Measure(value, null);
    }

    public static Measure undefined(String reason) {
        return new Measure(null, reason);
    }

    /** The quotient, or undefined for that reason if the divisor is 0. */
    public static Measure quotient(double dividend, double divisor, String reason) {
        return divisor == 0 ? undefined(reason) : of(dividend / divisor);
    }
}
