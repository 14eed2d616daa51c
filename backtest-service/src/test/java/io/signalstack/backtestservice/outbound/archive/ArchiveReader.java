package io.signalstack.backtestservice.outbound.archive;

import static org.awaitility.Awaitility.await;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the archive holds, once it is there. */
record ArchiveReader(ArchivedHistory history, Pool pool) {

    private static final Duration LONG = Duration.ofSeconds(60);

    ArchivedSeries archivedUpTo(Instrument instrument, List<? extends CandleEvent> events) {
        Instant last = ((BaseCandle) events.getLast()).openTime();
        return await().atMost(LONG)
                .until(
                        () -> history.newest(instrument).await().atMost(LONG),
                        found -> found.map(series -> series.lastOpen().equals(last))
                                .orElse(false))
                .orElseThrow();
    }

    List<MarketRecord> records(ArchivedSeries series) {
        List<MarketRecord> records = new ArrayList<>();
        history.records(series, series.lastClose()).forEach(records::add);
        return records;
    }

    List<ArchivedCandle> candles(ArchivedSeries series) {
        List<ArchivedCandle> candles = new ArrayList<>();
        pool.preparedQuery("select entries from candle_chunks where series_id = $1 and content = 'BASE'"
                        + " order by first_open")
                .execute(Tuple.of(series.series().id()))
                .await()
                .atMost(LONG)
                .forEach(row -> candles.addAll(
                        CandleChunk.unpack(row.getBuffer("entries").getBytes())));
        return candles;
    }
}
