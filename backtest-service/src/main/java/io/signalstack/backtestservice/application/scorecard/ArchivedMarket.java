package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An instrument's newest series in the archive, and whether more of its past is still on its way.
 *
 * @param series with all that the archive holds of it
 * @param followed whether a candle has come that was published as it closed, so that its past is all there
 * @param quiet how long no base candle of it has come
 * @param fetching while its venue's history is being fetched: how long nothing has come of that
 */
public record ArchivedMarket(ArchivedSeries series, boolean followed, Duration quiet, Optional<Duration> fetching) {

    /** A market whose history is there, or is not wanted. */
    public ArchivedMarket(ArchivedSeries series, boolean followed, Duration quiet) {
        this(series, followed, quiet, Optional.empty());
    }

    public Instrument instrument() {
        return series.instrument();
    }

    /** Where its candles come from. */
    public MarketKind kind() {
        return series.series().market();
    }

    /** The end of what strategies may be judged by: the last close, or where a recording begins to repeat. */
    public Instant end() {
        Instant close = series.lastClose();
        return kind().recordedUntil().filter(close::isAfter).orElse(close);
    }
}
