package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers in reports: the same in every locale. */
final class Digits {

    private static final int DIGITS = 4;

    private Digits() {}

    /** Four decimals, half to even. */
    static String of(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Four decimals, or why there are none. */
    static String of(Measure measure) {
        @Nullable Double value = measure.value();
        return value == null ? "undefined (" + measure.reason() + ")" : of(value);
    }

    /** Four decimals, or nothing. */
    static String cell(Measure measure) {
        @Nullable Double value = measure.value();
        return value == null ? "" : of(value);
    }

    /** Both ends, or nothing. */
    static String cell(Interval interval) {
        return interval.low().value() == null ? "" : cell(interval.low()) + " to " + cell(interval.high());
    }
}
