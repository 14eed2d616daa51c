package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.DayBootstrap;
import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.signal.CanonicalWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What out-of-sample trades of the last 365 days say of whether one side of a strategy earns on an instrument and timeframe,
 * after costs. That of SHORT trades is before borrowing: what that costs is not known live.
 *
 * @param label what may be claimed
 * @param n how many trades
 * @param meanNetR mean net R
 * @param interval its 95% interval, from a bootstrap of whole days ({@link DayBootstrap})
 * @param from trades of signals that closed after this count
 * @param to and whose outcome was known at this
 */
public record Evidence(Label label, int n, Measure meanNetR, Interval interval, Instant from, Instant to) {

    /** Fewer trades prove nothing. */
    public static final int LEAST_TRADES = 100;

    private static final Duration WINDOW = Duration.ofDays(365);
    private static final int SEED_DIGITS = 16;

    /** What may be claimed of a side. */
    public enum Label {
        /** The whole interval is above zero. */
        EARNING,
        /** Zero may be true, or the trades are too few. */
        UNPROVEN,
        /** The whole interval is below zero. */
        LOSING
    }

    /** What is known of a side without a scorecard, or from one that says nothing about it. */
    public static Evidence none(Instant to) {
        return of(List.of(), to);
    }

    /**
     * Weighs trades. The same trades give the same bits: the seed is made of them.
     *
     * @param settled those of one side, strategy version, instrument and timeframe
     * @param to until when outcomes are known
     */
    static Evidence of(Collection<Settled> settled, Instant to) {
        Instant from = to.minus(WINDOW);
        List<Settled> trades = settled.stream()
                .filter(trade -> trade.isKnownAt(to) && trade.closedAt().isAfter(from))
                .sorted(Settled.IN_ORDER)
                .toList();
        double sum = trades.stream().mapToDouble(Settled::netR).sum();
        Interval interval = interval(trades);
        return new Evidence(
                label(trades.size(), interval),
                trades.size(),
                Measure.quotient(sum, trades.size(), "no trade"),
                interval,
                from,
                to);
    }

    private static Interval interval(List<Settled> trades) {
        Map<LocalDate, List<Settled>> days = trades.stream()
                .collect(Collectors.groupingBy(
                        trade -> LocalDate.ofInstant(trade.closedAt(), ZoneOffset.UTC),
                        TreeMap::new,
                        Collectors.toList()));
        long[] counts = days.values().stream().mapToLong(List::size).toArray();
        double[] sums = days.values().stream()
                .mapToDouble(day -> day.stream().mapToDouble(Settled::netR).sum())
                .toArray();
        return DayBootstrap.mean(counts, sums, seed(trades));
    }

    private static long seed(List<Settled> trades) {
        var out = new CanonicalWriter();
        trades.forEach(trade -> out.text(trade.signalId()).number(trade.netR()));
        return Long.parseUnsignedLong(out.toId().substring(0, SEED_DIGITS), 16);
    }

    private static Label label(int n, Interval interval) {
        Double low = interval.low().value();
        Double high = interval.high().value();
        if (n < LEAST_TRADES || low == null || high == null) {
            return Label.UNPROVEN;
        }
        if (low > 0) {
            return Label.EARNING;
        }
        return high < 0 ? Label.LOSING : Label.UNPROVEN;
    }
}
