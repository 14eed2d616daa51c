package io.signalstack.api.application;

import io.signalstack.trading.backtest.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A share that was counted, with its 95% interval.
 *
 * @param value successes / n; null while n is 0
 * @param low lower end of the interval; null where there is none
 * @param high upper end of the interval, likewise
 * @param method where the interval comes from; null without a value
 * @param reason why there is no value, or else no interval; null where there are both
 */
public record Proportion(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Method method,
        @Nullable String reason) {

    /** Where an interval comes from. */
    public enum Method {
        /** Wilson's score interval, z = 1.96: the outcomes are of one series. */
        WILSON,
        /** A bootstrap clustered by day, with percentiles: the outcomes are of several series. */
        DAY_BOOTSTRAP
    }

    static Proportion of(long successes, long n, Method method, Interval interval) {
        return new Proportion(
                (double) successes / n,
                interval.low().value(),
                interval.high().value(),
                method,
                interval.low().reason());
    }

    static Proportion undefined(String reason) {
        return new Proportion(null, null, null, null, reason);
    }
}
