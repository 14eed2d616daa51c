package io.signalstack.bench.report;

import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Figures as a table shows them, half to even; an undefined one as its reason. */
final class Cell {

    private Cell() {}

    static String number(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    static String number(Measure measure, int digits) {
        @Nullable Double value = measure.value();
        return value == null ? reason(measure) : number(value, digits);
    }

    /** As a percentage with one decimal. */
    static String share(double value) {
        return number(100 * value, 1) + "%";
    }

    static String share(Measure measure) {
        @Nullable Double value = measure.value();
        return value == null ? reason(measure) : share(value);
    }

    static String share(Interval interval) {
        return interval.low().value() == null
                ? reason(interval.low())
                : share(interval.low()) + " to " + share(interval.high());
    }

    private static String reason(Measure measure) {
        return "(" + measure.reason() + ")";
    }
}
