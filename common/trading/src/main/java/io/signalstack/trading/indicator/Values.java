package io.signalstack.trading.indicator;

import java.util.Arrays;

/** One number per indicator, NaN where undefined; mutable. */
final class Values {

    private final double[] values = new double[Indicator.values().length];

    Values() {
        Arrays.fill(values, Double.NaN);
    }

    Values copy() {
        var copy = new Values();
        System.arraycopy(values, 0, copy.values, 0, values.length);
        return copy;
    }

    // An EnumMap would box a number per indicator and candle.
    @SuppressWarnings("EnumOrdinal")
    double get(Indicator indicator) {
        return values[indicator.ordinal()];
    }

    @SuppressWarnings("EnumOrdinal")
    void put(Indicator indicator, double value) {
        values[indicator.ordinal()] = value;
    }
}
