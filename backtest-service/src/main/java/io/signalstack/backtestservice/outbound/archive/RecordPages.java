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

/** Reads one series page by page, blocking; holds one page. */
final class RecordPages implements Iterator<MarketRecord> {

    /** Rows a page: twenty days of minutes. */
    private static final int PAGE = 480;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;
    private final String seriesId;
    private final Timeframe baseInterval;
    private final long endMs;
    private final Deque<MarketRecord> ready = new ArrayDeque<>();
    private final FirstPublished firstPublished;
    private Instant after;
    private boolean done;

    /** All of a series until an instant. */
    RecordPages(Pool pool, ArchivedSeries series, Instant until) {
        this.pool = pool;
        this.seriesId = series.series().id();
        this.baseInterval = series.series().baseInterval();
        this.endMs = lastOpenMs(until);
        this.firstPublished = new FirstPublished(baseInterval, new LogOrder(series, ready::add));
        this.after = Instant.EPOCH.minus(Duration.ofDays(1));
        ready.add(new MarketRecord.SeriesStarted(series.series()));
        addSeeds();
    }

    /** The base candles, and changes, from an open time on. */
    RecordPages(Pool pool, ArchivedSeries series, Instant from, Instant until) {
        this.pool = pool;
        this.seriesId = series.series().id();
        this.baseInterval = series.series().baseInterval();
        this.endMs = lastOpenMs(until);
        this.firstPublished = FirstPublished.from(baseInterval, from, LogOrder.from(from, series, ready::add));
        this.after = Instant.ofEpochMilli(
                CandleChunk.firstOpen(baseInterval, from.toEpochMilli()).toEpochMilli() - 1);
    }

    private long lastOpenMs(Instant until) {
        return until.toEpochMilli() - baseInterval.lengthMs();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !done) {
            addPage();
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

    private void addSeeds() {
        for (Row row : await(ArchiveSql.SEEDS, Tuple.of(seriesId))) {
            Timeframe timeframe = Timeframe.parse(row.getString("timeframe"));
            for (ArchivedCandle archived : unpack(row)) {
                if (archived instanceof ArchivedCandle.Traded seed) {
                    ready.add(new MarketRecord.Seed(timeframe, seed.candle()));
                }
            }
        }
    }

    private void addPage() {
        Tuple page = Tuple.of(seriesId, baseInterval.toString(), Timestamps.toSql(after), PAGE);
        RowSet<Row> rows = await(ArchiveSql.BASE_PAGE, page);
        for (Row row : rows) {
            List<ArchivedCandle> candles = unpack(row);
            after = row.getOffsetDateTime("first_open").toInstant();
            firstPublished.add(candles.stream()
                    .filter(candle -> candle.openTimeMs() <= endMs)
                    .toList());
        }
        done = rows.size() < PAGE || after.toEpochMilli() > endMs;
    }

    private RowSet<Row> await(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().atMost(PATIENCE);
    }

    private static List<ArchivedCandle> unpack(Row row) {
        return CandleChunk.unpack(row.getBuffer("entries").getBytes());
    }
}
