package io.signalstack.trading.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two runs, A and B, on the full UTC days that both have.
 *
 * @param generator of the draws, by its name in the JDK
 * @param seed of the generator
 * @param draws how many times the days were drawn
 * @param meanBlock mean number of days that stay together
 * @param commonDays on how many days it rests
 * @param meanA A's mean daily net return
 * @param meanB B's
 * @param difference A's less B's
 * @param interval 95% percentile interval of the difference, both drawn in the same blocks of days
 */
public record Comparison(
        String generator,
        long seed,
        int draws,
        int meanBlock,
        int commonDays,
        Measure meanA,
        Measure meanB,
        Measure difference,
        Interval interval) {

    private static final int MEAN_BLOCK = 5;
    private static final String NO_DAY = "no common day";

    /** Compares two runs. The same results and seed give the same bits. */
    public static Comparison of(BacktestResult a, BacktestResult b, long seed) {
        return of(returns(a), returns(b), seed);
    }

    private static List<DayReturn> returns(BacktestResult result) {
        return DayReturn.of(result.headline().account().startingCapital(), result.equity());
    }

    static Comparison of(List<DayReturn> a, List<DayReturn> b, long seed) {
        Map<LocalDate, Double> byDay = new HashMap<>();
        b.forEach(day -> byDay.put(day.day(), day.value()));
        List<DayReturn> ofA = new ArrayList<>();
        List<DayReturn> ofB = new ArrayList<>();
        for (DayReturn day : a) {
            Double other = byDay.get(day.day());
            if (other != null) {
                ofA.add(day);
                ofB.add(new DayReturn(day.day(), other));
            }
        }
        return ofCommon(DayReturn.values(ofA), DayReturn.values(ofB), seed);
    }

    private static Comparison ofCommon(double[] a, double[] b, long seed) {
        int n = a.length;
        double[] differences = new double[n];
        for (int i = 0; i < n; i++) {
            differences[i] = a[i] - b[i];
        }
        return new Comparison(
                StationaryBootstrap.GENERATOR,
                seed,
                StationaryBootstrap.DRAWS,
                MEAN_BLOCK,
                n,
                mean(a),
                mean(b),
                mean(differences),
                interval(differences, seed));
    }

    private static Measure mean(double[] values) {
        return values.length == 0 ? Measure.undefined(NO_DAY) : Measure.of(Sharpe.mean(values));
    }

    /** Days drawn together have the difference of the means that is the mean of their differences. */
    private static Interval interval(double[] differences, long seed) {
        if (differences.length < 2) {
            return Interval.undefined(differences.length == 0 ? NO_DAY : "only one common day");
        }
        return Interval.ofDraws(
                new StationaryBootstrap(differences.length, MEAN_BLOCK, seed)
                        .draws(places -> mean(differences, places)),
                "all draws are alike");
    }

    private static double mean(double[] values, int[] places) {
        double sum = 0;
        for (int place : places) {
            sum += values[place];
        }
        return sum / places.length;
    }
}
