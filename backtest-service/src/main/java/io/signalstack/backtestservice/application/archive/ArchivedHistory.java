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
     * A series' course: what was fetched of the time before it, then its records as first published, in the log's order,
     * to the last base candle that closes at or before {@code until}. A candle that lacks is a lost one. Where a course
     * begins with what was fetched, the series' seeds whose time is in it are left out. The log may be read as often
     * as one likes, each time from the store, page by page: only on a thread that may block. Fails with what the store
     * fails with.
     */
    Iterable<MarketRecord> records(ArchivedSeries series, Instant until);

    /**
     * The same from a base candle on, for somebody who has had all before it.
     *
     * @param from open time of that candle
     */
    Iterable<MarketRecord> recordsFrom(ArchivedSeries series, Instant from, Instant until);
}
