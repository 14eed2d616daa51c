package io.signalstack.backtestservice.outbound.archive;

import static io.signalstack.platform.postgres.Timestamps.toInstant;

import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.application.scorecard.ArchivedMarket;
import io.signalstack.backtestservice.application.scorecard.ArchivedMarkets;
import io.signalstack.backtestservice.config.HistoryConfig;
import io.signalstack.backtestservice.outbound.postgres.Reach;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The archive in Postgres, to be read. */
@ApplicationScoped
public class PostgresArchivedHistory implements ArchivedHistory, ArchivedMarkets {

    private final Pool pool;
    private final Reach reach;
    private final boolean fetching;

    PostgresArchivedHistory(Pool pool, Reach reach, HistoryConfig history) {
        this.pool = pool;
        this.reach = reach;
        this.fetching = history.days() > 0;
    }

    @Override
    public Uni<Optional<ArchivedSeries>> newest(Instrument instrument) {
        return one(ArchiveSql.NEWEST_SERIES, instrument.toString());
    }

    @Override
    public Uni<Optional<ArchivedSeries>> series(String id) {
        return one(ArchiveSql.SERIES, id);
    }

    @Override
    public Iterable<MarketRecord> records(ArchivedSeries series, Instant until) {
        return () -> new RecordPages(pool, series, until);
    }

    @Override
    public Iterable<MarketRecord> recordsFrom(ArchivedSeries series, Instant from, Instant until) {
        return () -> new RecordPages(pool, series, from, until);
    }

    @Override
    public Uni<List<ArchivedMarket>> all() {
        return pool.preparedQuery(ArchiveSql.NEWEST_OF_ALL)
                .execute(Tuple.of(fetching))
                .flatMap(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> withChanges(row).map(series -> market(row, series)))
                        .collect()
                        .asList())
                .map(markets -> markets.stream().flatMap(Optional::stream).toList())
                .plug(reach::orUnavailable);
    }

    private static Optional<ArchivedMarket> market(Row row, Optional<ArchivedSeries> series) {
        Duration quiet = duration(row.getDouble("quiet_seconds"));
        Optional<Duration> history =
                Optional.ofNullable(row.getDouble("fetching_seconds")).map(PostgresArchivedHistory::duration);
        return series.map(known -> new ArchivedMarket(known, row.getBoolean("followed"), quiet, history));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.max(Math.round(seconds * 1000), 0));
    }

    private Uni<Optional<ArchivedSeries>> one(String sql, String key) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(key))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.<ArchivedSeries>empty())
                        : withChanges(rows.iterator().next()))
                .plug(reach::orUnavailable);
    }

    private Uni<Optional<ArchivedSeries>> withChanges(Row row) {
        Instrument instrument = Instrument.parse(row.getString("instrument"));
        String id = row.getString("id");
        Instant firstOpen = toInstant(row.getOffsetDateTime("first_open"));
        Instant lastOpen = toInstant(row.getOffsetDateTime("last_open"));
        if (firstOpen == null || lastOpen == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        MarketKind market = MarketKind.of(
                row.getString("market"), Optional.ofNullable(toInstant(row.getOffsetDateTime("recorded_until"))));
        Series series = series(id, instrument, row, market);
        Instant fetchedFrom = toInstant(row.getOffsetDateTime("fetched_from"));
        return changes(series)
                .map(changes -> Optional.of(new ArchivedSeries(series, changes, firstOpen, lastOpen, fetchedFrom)));
    }

    private Uni<List<ArchivedSeries.Change>> changes(Series of) {
        return pool.preparedQuery(ArchiveSql.CHANGES)
                .execute(Tuple.of(of.id()))
                .map(rows -> rows.stream()
                        .map(row -> new ArchivedSeries.Change(
                                series(of.id(), of.instrument(), row, of.market()),
                                toInstant(row.getOffsetDateTime("from_open"))))
                        .toList());
    }

    private static Series series(String id, Instrument instrument, Row row, MarketKind market) {
        return new Series(
                id,
                instrument,
                row.getBigDecimal("tick"),
                Timeframe.parse(row.getString("base_interval")),
                Arrays.stream(row.getArrayOfStrings("timeframes"))
                        .map(Timeframe::parse)
                        .toList(),
                market);
    }
}
