package io.signalstack.trading.backtest;

import java.util.Arrays;

/**
 * Where draws fall.
 *
 * @param p5 what 5% of them do not exceed
 * @param p50 what half of them do not exceed
 * @param p95 what 95% of them do not exceed
 */
public record Band(double p5, double p50, double p95) {

    /** That of draws, which it puts in order. */
    static Band of(double[] draws) {
        Arrays.sort(draws);
        return new Band(Percentile.of(draws, 50), Percentile.of(draws, 500), Percentile.of(draws, 950));
    }
}
