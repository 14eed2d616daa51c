package io.signalstack.trading.backtest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ways an account could have gone with the same trades in another order: a stationary bootstrap of its trades.
 *
 * @param generator of the draws, by its name in the JDK
 * @param seed of the generator
 * @param draws how many ways were drawn
 * @param meanBlock mean number of trades that stay together
 * @param trades how many trades there are to draw from, and in each way
 * @param steps along the way, at most {@value #MOST_STEPS}, the last after all trades; empty where there is a reason
 * @param reason why there are none; null where there are
 */
public record MonteCarlo(
        String generator,
        long seed,
        int draws,
        int meanBlock,
        int trades,
        List<Step> steps,
        @Nullable String reason) {

    private static final int MEAN_BLOCK = 10;
    private static final int MOST_STEPS = 100;

    /**
     * After so many trades.
     *
     * @param trades how many
     * @param equity in units of the starting capital; where nothing is left, nothing comes after it
     * @param drawdown greatest fall from a peak until then, as a fraction of the peak, between trades
     */
    public record Step(int trades, Band equity, Band drawdown) {}

    /** Draws ways of a run's account. The same result and seed give the same bits. */
    public static MonteCarlo of(BacktestResult result, long seed) {
        return of(result.accountReturns(), seed);
    }

    static MonteCarlo of(List<Double> returns, long seed) {
        int n = returns.size();
        if (n < 2) {
            return with(seed, n, List.of(), n == 0 ? "no trade" : "only one trade");
        }
        int[] after = stepsAfter(n);
        double[][] equity = new double[after.length][StationaryBootstrap.DRAWS];
        double[][] drawdown = new double[after.length][StationaryBootstrap.DRAWS];
        var bootstrap = new StationaryBootstrap(n, MEAN_BLOCK, seed);
        double[] values = returns.stream().mapToDouble(Double::doubleValue).toArray();
        for (int draw = 0; draw < StationaryBootstrap.DRAWS; draw++) {
            walk(values, bootstrap.next(), after, draw, equity, drawdown);
        }
        List<Step> steps = new ArrayList<>(after.length);
        for (int step = 0; step < after.length; step++) {
            steps.add(new Step(after[step], Band.of(equity[step]), Band.of(drawdown[step])));
        }
        return with(seed, n, List.copyOf(steps), null);
    }

    private static void walk(
            double[] returns, int[] places, int[] after, int draw, double[][] equity, double[][] drawdown) {
        double now = 1;
        double peak = 1;
        double deepest = 0;
        int step = 0;
        for (int trade = 0; trade < places.length; trade++) {
            // An account with nothing left trades no more, and a loss of what it owes would be a gain.
            if (now > 0) {
                now *= 1 + returns[places[trade]];
            }
            peak = Math.max(peak, now);
            deepest = Math.max(deepest, 1 - now / peak);
            if (trade + 1 == after[step]) {
                equity[step][draw] = now;
                drawdown[step][draw] = deepest;
                step++;
            }
        }
    }

    /** Evenly, the last one after all. */
    private static int[] stepsAfter(int trades) {
        int steps = Math.min(trades, MOST_STEPS);
        int[] after = new int[steps];
        for (int step = 0; step < steps; step++) {
            after[step] = Math.toIntExact((step + 1L) * trades / steps);
        }
        return after;
    }

    private static MonteCarlo with(long seed, int trades, List<Step> steps, @Nullable String reason) {
        return new MonteCarlo(
                StationaryBootstrap.GENERATOR, seed, StationaryBootstrap.DRAWS, MEAN_BLOCK, trades, steps, reason);
    }
}
