package io.signalstack.trading.backtest;

import java.util.Arrays;

/** The Sharpe ratio of daily returns, risk-free rate 0, and how sure it is. */
final class Sharpe {

    static final int DAYS_PER_YEAR = 365;
    static final int LEAST_RETURNS = 30;

    private static final double MEAN_BLOCK = 5;

    /** How many draws may be without one, out of {@link StationaryBootstrap#DRAWS}, as draws of idle days alone are. */
    private static final int MOST_WITHOUT = StationaryBootstrap.DRAWS / 100;

    /** Where a deviation or drawdown is nothing but rounding, beside the growth factors that returns are worked out from. */
    static final double FLAT = 1e-12;

    private static final String TOO_FEW = "under " + LEAST_RETURNS + " full days";
    private static final String ALIKE = "all days alike";

    private Sharpe() {}

    /** Mean over sample deviation, not annualised. */
    static Measure daily(double[] returns) {
        if (returns.length < LEAST_RETURNS) {
            return Measure.undefined(TOO_FEW);
        }
        double ratio = ratio(returns, inOrder(returns.length));
        return Double.isNaN(ratio) ? Measure.undefined(ALIKE) : Measure.of(ratio);
    }

    /** Mean over sample deviation, times √365. */
    static Measure yearly(double[] returns) {
        Measure daily = daily(returns);
        return daily.value() == null ? daily : Measure.of(daily.value() * StrictMath.sqrt(DAYS_PER_YEAR));
    }

    /** The 95% percentile interval of the yearly one, from a stationary bootstrap of days with a mean block of 5. */
    static Interval interval(double[] returns, long seed) {
        String reason = daily(returns).reason();
        if (reason != null) {
            return Interval.undefined(reason);
        }
        double[] ratios = Arrays.stream(new StationaryBootstrap(returns.length, MEAN_BLOCK, seed)
                        .draws(places -> ratio(returns, places)))
                .filter(ratio -> !Double.isNaN(ratio))
                .map(ratio -> ratio * StrictMath.sqrt(DAYS_PER_YEAR))
                .toArray();
        return ratios.length < StationaryBootstrap.DRAWS - MOST_WITHOUT
                ? Interval.undefined("too few days that differ: more than 1% of the draws have none")
                : Interval.ofDraws(ratios, "all draws are alike");
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** NaN where all are alike, up to rounding. */
    private static double ratio(double[] returns, int[] places) {
        int n = places.length;
        double sum = 0;
        for (int place : places) {
            sum += returns[place];
        }
        double mean = sum / n;
        double squares = 0;
        for (int place : places) {
            double deviation = returns[place] - mean;
            squares += deviation * deviation;
        }
        double deviation = StrictMath.sqrt(squares / (n - 1));
        return deviation > FLAT * (1 + Math.abs(mean)) ? mean / deviation : Double.NaN;
    }

    private static int[] inOrder(int length) {
        int[] places = new int[length];
        Arrays.setAll(places, i -> i);
        return places;
    }
}
