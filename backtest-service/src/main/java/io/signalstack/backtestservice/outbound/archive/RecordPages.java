package io.signalstack.backtestservice.outbound.archive;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.application.archive.FirstPublished;
import io.signalstack.backtestservice.application.archive.LogOrder;
import io.signalstack.platform.postgres.Timestamps;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads the course of one series page by page, blocking; holds one page. */
final class RecordPages implements Iterator<MarketRecord> {

    /** Rows a page: twenty days of minutes. */
    private static final int PAGE = 480;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;
    private final ArchivedSeries series;
    private final Timeframe baseInterval;
    private final long endMs;
    private final Deque<MarketRecord> ready = new ArrayDeque<>();
    private final FirstPublished firstPublished;
    private final Deque<Part> parts = new ArrayDeque<>();
    private Instant after = Instant.EPOCH.minus(Duration.ofDays(1));

    /**
     * A part of a course.
     *
     * @param sql of its pages
     * @param key whose
     * @param endMs open time of the first candle that is not its own any more
     */
    private record Part(String sql, String key, long endMs) {}

    /** All of a course until an instant. */
    RecordPages(Pool pool, ArchivedSeries series, Instant until) {
        this.pool = pool;
        this.series = series;
        this.baseInterval = series.series().baseInterval();
        this.endMs = until.toEpochMilli() - baseInterval.lengthMs();
        var order = new LogOrder(series, ready::add);
        ready.add(new MarketRecord.SeriesStarted(series.series()));
        if (series.hasFetched()) {
            this.firstPublished = FirstPublished.from(baseInterval, series.start(), order);
            parts.add(fetched());
        } else {
            this.firstPublished = new FirstPublished(baseInterval, order);
        }
        addSeeds();
        parts.add(published());
    }

    /** The base candles, and changes, from an open time on. */
    RecordPages(Pool pool, ArchivedSeries series, Instant from, Instant until) {
        this.pool = pool;
        this.series = series;
        this.baseInterval = series.series().baseInterval();
        this.endMs = until.toEpochMilli() - baseInterval.lengthMs();
        this.firstPublished = FirstPublished.from(baseInterval, from, LogOrder.from(from, series, ready::add));
        this.after = Instant.ofEpochMilli(
                CandleChunk.firstOpen(baseInterval, from.toEpochMilli()).toEpochMilli() - 1);
        if (series.hasFetched() && from.isBefore(series.firstOpen())) {
            parts.add(fetched());
        }
        parts.add(published());
    }

    private Part fetched() {
        return new Part(
                ArchiveSql.FETCHED_PAGE,
                series.instrument().toString(),
                series.firstOpen().toEpochMilli());
    }

    private Part published() {
        return new Part(ArchiveSql.BASE_PAGE, series.series().id(), Long.MAX_VALUE);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !parts.isEmpty()) {
            addPage(parts.getFirst());
        }
        return !ready.isEmpty();
    }

    @Override
    public MarketRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /** Adds the seeds of before the course: a short history has fewer candles of a long timeframe than were seeded. */
    private void addSeeds() {
        for (Row row : await(ArchiveSql.SEEDS, Tuple.of(series.series().id()))) {
            Timeframe timeframe = Timeframe.parse(row.getString("timeframe"));
            for (ArchivedCandle archived : unpack(row)) {
                if (archived instanceof ArchivedCandle.Traded seed
                        && !seed.candle().closeTime(timeframe).isAfter(series.start())) {
                    ready.add(new MarketRecord.Seed(timeframe, seed.candle()));
                }
            }
        }
    }

    private void addPage(Part part) {
        Tuple page = Tuple.of(part.key(), baseInterval.toString(), Timestamps.toSql(after), PAGE);
        RowSet<Row> rows = await(part.sql(), page);
        for (Row row : rows) {
            List<ArchivedCandle> candles = unpack(row);
            after = row.getOffsetDateTime("first_open").toInstant();
            firstPublished.add(candles.stream()
                    .filter(candle -> candle.openTimeMs() <= endMs && candle.openTimeMs() < part.endMs())
                    .toList());
        }
        if (rows.size() < PAGE || after.toEpochMilli() > Math.min(endMs, part.endMs())) {
            parts.removeFirst();
            // A row may hold the end of one part, and another the beginning of the next.
            after = Instant.ofEpochMilli(
                    CandleChunk.firstOpen(baseInterval, series.firstOpen().toEpochMilli())
                                    .toEpochMilli()
                            - 1);
        }
    }

    private RowSet<Row> await(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().atMost(PATIENCE);
    }

    private static List<ArchivedCandle> unpack(Row row) {
        return CandleChunk.unpack(row.getBuffer("entries").getBytes());
    }
}
