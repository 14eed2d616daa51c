package io.signalstack.backtestservice.application.history;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a venue's history of an instrument has been fetched, oldest first.
 *
 * @param baseInterval length of its candles
 * @param from open time of the first candle that is wanted
 * @param until open time of the first candle that was published, where it ends
 * @param next open time from which on is asked for next
 * @param firstOpen the beginning of the first UTC day that the venue still has whole; empty as long as no candle came
 * @param candles how many are kept
 * @param refused why it is not to be had, if that was the last answer
 */
public record FetchedPast(
        Instrument instrument,
        Timeframe baseInterval,
        Instant from,
        Instant until,
        Instant next,
        Optional<Instant> firstOpen,
        long candles,
        Optional<String> refused) {

    /** A past of which nothing was asked for yet: from so many days before the first published candle on. */
    public static FetchedPast wanted(Instrument instrument, Timeframe baseInterval, Instant until, int days) {
        Instant from = Timeframe.D1.bucket(until.minus(Duration.ofDays(days)));
        return new FetchedPast(instrument, baseInterval, from, until, from, Optional.empty(), 0, Optional.empty());
    }

    /** Whether all of it was asked for, and answered with what the venue has. */
    public boolean isWhole() {
        return !next.isBefore(until);
    }

    /** Which part of it was asked for, from 0 to 1. */
    public double fraction() {
        long all = Duration.between(from, until).toMillis();
        long done = Duration.between(from, next).toMillis();
        return all <= 0 ? 1 : Math.clamp((double) done / all, 0, 1);
    }

    /**
     * What of an answer is to be kept: candles on their grid, in order, before what was published, and from the first
     * whole day on, so that every bucket is whole.
     *
     * @param came in the answer to a question from {@link #next} on
     */
    public List<Candle> kept(List<Candle> came) {
        Instant begin = beginning(came).filter(next::isBefore).orElse(next);
        long[] last = {Long.MIN_VALUE};
        return came.stream()
                .filter(candle ->
                        !candle.openTime().isBefore(begin) && candle.openTime().isBefore(until))
                .filter(candle -> baseInterval.bucketMs(candle.openTimeMs()) == candle.openTimeMs())
                .filter(candle -> {
                    boolean later = candle.openTimeMs() > last[0];
                    last[0] = Math.max(last[0], candle.openTimeMs());
                    return later;
                })
                .toList();
    }

    /**
     * How far it is after an answer. The last candle that came is asked for again: only together with it does a venue that
     * leaves out what was not traded say that nothing was.
     *
     * @param came in the answer to a question from {@link #next} on
     * @param answered until when the question was answered in whole; empty if the answer broke off
     */
    public FetchedPast after(List<Candle> came, Optional<Instant> answered) {
        Instant last = came.isEmpty() ? next : came.getLast().openTime();
        Instant reached = answered.filter(end -> !end.isBefore(until) || !last.isAfter(next))
                .orElse(last.isAfter(next) ? last : next);
        return new FetchedPast(
                instrument,
                baseInterval,
                from,
                until,
                reached.isBefore(until) ? reached : until,
                beginning(came),
                candles,
                Optional.empty());
    }

    private Optional<Instant> beginning(List<Candle> came) {
        return firstOpen.or(
                () -> came.stream().findFirst().map(Candle::openTime).map(FetchedPast::wholeDay));
    }

    private static Instant wholeDay(Instant first) {
        Instant day = Timeframe.D1.bucket(first);
        return day.equals(first) ? day : day.plus(Timeframe.D1.length());
    }
}
