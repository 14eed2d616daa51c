package io.signalstack.api.application;

import static java.util.Comparator.comparing;

import io.signalstack.api.application.Proportion.Method;
import io.signalstack.trading.backtest.DayBootstrap;
import io.signalstack.trading.backtest.Interval;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shares of one group's realised signals, or of some of them. While all realised ones of the days at hand are of one series,
 * which has one signal open at a time, they are taken as independent, and the intervals are Wilson's. Those of several
 * series go up and down together, so there whole days are drawn.
 */
final class Shares {

    private final List<Tally> days;
    private final long[] counted;

    /** Of one group's days, and what is counted in them: the realised signals, or some of these. */
    Shares(Collection<Tally> days, ToLongFunction<Tally> what) {
        this.days = days.stream()
                .filter(day -> what.applyAsLong(day) > 0)
                .sorted(comparing(Tally::day))
                .toList();
        this.counted = counts(what);
    }

    /** One share for each way to count successes among them. */
    List<Proportion> of(List<ToLongFunction<Tally>> successes, String reasonIfNone) {
        if (days.isEmpty()) {
            return successes.stream()
                    .map(_ -> Proportion.undefined(reasonIfNone))
                    .toList();
        }
        List<long[]> counts = successes.stream().map(this::counts).toList();
        long n = sum(counted);
        return isOneSeries()
                ? counts.stream()
                        .map(each -> Proportion.of(sum(each), n, Method.WILSON, Interval.wilson(sum(each), n)))
                        .toList()
                : drawn(counts, n);
    }

    private List<Proportion> drawn(List<long[]> counts, long n) {
        List<Interval> intervals = DayBootstrap.intervals(counted, counts, Bootstrap.OF_DAYS.seed());
        return IntStream.range(0, counts.size())
                .mapToObj(i -> Proportion.of(sum(counts.get(i)), n, Method.DAY_BOOTSTRAP, intervals.get(i)))
                .toList();
    }

    private boolean isOneSeries() {
        return days.stream()
                        .flatMap(day -> Stream.of(day.leastSeries(), day.greatestSeries()))
                        .distinct()
                        .count()
                == 1;
    }

    private long[] counts(ToLongFunction<Tally> of) {
        return days.stream().mapToLong(of).toArray();
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
