package io.signalstack.backtestservice.application.archive;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series, and what the archive holds of it.
 *
 * @param series as it started
 * @param changes in order
 * @param firstOpen open time of the first base candle
 * @param lastOpen open time of the newest base candle
 */
public record ArchivedSeries(Series series, List<Change> changes, Instant firstOpen, Instant lastOpen) {

    /**
     * The series from some candle on.
     *
     * @param fromOpen open time of the first base candle that it holds for; null if that is all of them
     */
    public record Change(Series series, @Nullable Instant fromOpen) {}

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
