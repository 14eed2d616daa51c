package io.signalstack.backtestservice.application.archive;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** What the archive holds, to be read. */
public interface ArchivedHistory {

    /** The instrument's newest series; empty if the archive has no base candle of it. */
    Uni<Optional<ArchivedSeries>> newest(Instrument instrument);

    /** The series of that id; empty if the archive has no base candle of it. */
    Uni<Optional<ArchivedSeries>> series(String id);

    /**
     * A series' records as first published, in the log's order, from its start to the last base candle that closes at
     * or before {@code until}. The log may be read as often as one likes, each time from the store, page by page: only
     * on a thread that may block. Fails with what the store fails with.
     */
    Iterable<MarketRecord> records(ArchivedSeries series, Instant until);

    /**
     * The same from a base candle on, for somebody who has had all before it.
     *
     * @param from open time of that candle
     */
    Iterable<MarketRecord> recordsFrom(ArchivedSeries series, Instant from, Instant until);
}
