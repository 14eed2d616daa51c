package io.signalstack.backtestservice.application.archive;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series, and what the archive holds of it. What strategies go through is its course: the venue's history from before the
 * first published candle, where that was fetched, then the candles as first published.
 *
 * @param series as it started
 * @param changes in order
 * @param firstOpen open time of the first base candle that was published
 * @param lastOpen open time of the newest base candle
 * @param fetchedFrom where the fetched history begins; null where there is none
 */
public record ArchivedSeries(
        Series series,
        List<Change> changes,
        Instant firstOpen,
        Instant lastOpen,
        @Nullable Instant fetchedFrom) {

    /** A series of which nothing but what was published is there. */
    public ArchivedSeries(Series series, List<Change> changes, Instant firstOpen, Instant lastOpen) {
        this(series, changes, firstOpen, lastOpen, null);
    }

    /**
     * The series from some candle on.
     *
     * @param fromOpen open time of the first base candle that it holds for; null if that is all of them
     */
    public record Change(Series series, @Nullable Instant fromOpen) {}

    /** Whether its course begins with history that was fetched. */
    public boolean hasFetched() {
        return fetchedFrom != null;
    }

    /** Where its course begins. */
    public Instant start() {
        return fetchedFrom == null ? firstOpen : fetchedFrom;
    }

    /** This series with a course that begins at another instant, or, with null, at the first published candle. */
    public ArchivedSeries fetchedFrom(@Nullable Instant other) {
        return new ArchivedSeries(series, changes, firstOpen, lastOpen, other);
    }

    public Instrument instrument() {
        return series.instrument();
    }

    /** The series as it is now. */
    public Series current() {
        return changes.isEmpty() ? series : changes.getLast().series();
    }

    /** When the newest base candle closed: where the archive ends. */
    public Instant lastClose() {
        return lastOpen.plus(series.baseInterval().length());
    }

    /** When the newest base candle closed that is no repetition of a recording. */
    public Instant lastFirstPlayed() {
        Instant last = lastClose();
        return series.market()
                .recordedUntil()
                .filter(until -> until.isBefore(last))
                .orElse(last);
    }
}
