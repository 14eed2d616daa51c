package io.signalstack.api.outbound;

import io.signalstack.api.application.MarketCounts;
import io.signalstack.api.application.SignalCursor;
import io.signalstack.api.application.SignalFilter;
import io.signalstack.api.application.Signals;
import io.signalstack.api.application.Tally;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.platform.postgres.Timestamps;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the signals table. */
@ApplicationScoped
public class PostgresSignals implements Signals {

    private static final String FIND = "SELECT " + SignalRow.COLUMNS + " FROM signal_api.signals WHERE ";

    /** One row for each day of each group, however many signals and instruments there are. */
    private static final String TALLIES = """
            SELECT
                CASE grouping(strategy, timeframe, regime, signal_type, tenth)
                    WHEN 15 THEN 'STRATEGY' WHEN 23 THEN 'TIMEFRAME' WHEN 27 THEN 'REGIME' WHEN 29 THEN 'SIDE'
                    WHEN 30 THEN 'CONFIDENCE' ELSE 'ALL'
                END AS split,
                coalesce(strategy, timeframe, regime, signal_type, tenth, '') AS name,
                day,
                min(series) FILTER (WHERE realised) AS least_series,
                max(series) FILTER (WHERE realised) AS greatest_series,
                count(*) FILTER (WHERE realised) AS realised,
                count(*) FILTER (WHERE realised AND net_r > 0) AS wins,
                count(*) FILTER (WHERE realised AND result = 'TARGET') AS hits,
                coalesce(sum(net_r) FILTER (WHERE realised AND net_r > 0), 0) AS won_r,
                coalesce(sum(-net_r) FILTER (WHERE realised AND net_r < 0), 0) AS lost_r,
                coalesce(sum(confidence) FILTER (WHERE realised), 0) AS confidence,
                count(*) FILTER (WHERE realised AND confidence IS NOT NULL) AS with_confidence,
                count(*) FILTER (WHERE realised AND confidence > break_even) AS high_confidence,
                count(*) FILTER (WHERE realised AND confidence IS NOT NULL AND result = 'TARGET') AS confident_hits,
                count(*) FILTER (WHERE result = 'NOT_FILLED' AND NOT repeated) AS not_filled,
                count(*) FILTER (WHERE result = 'UNVERIFIABLE' AND NOT repeated) AS unverifiable,
                count(*) FILTER (WHERE status = 'OPEN' AND NOT repeated) AS open,
                count(*) FILTER (WHERE repeated) AS repeated
            FROM (
                SELECT *, NOT repeated AND coalesce(result IN ('TARGET', 'STOP', 'EXPIRED', 'STRATEGY_EXIT'), false)
                    AND net_r IS NOT NULL AS realised,
                    (created_at AT TIME ZONE 'UTC')::date AS day,
                    concat_ws(' ', strategy, instrument, timeframe) COLLATE "C" AS series,
                    least(floor(confidence * 10), 9)::int::text AS tenth
                FROM (
                    SELECT *, coalesce(expires_at > recorded_until, false) AS repeated
                    FROM signal_api.signals WHERE signal_id IS NOT NULL AND market = $1) AS of_kind) AS s
            GROUP BY GROUPING SETS (
                (day), (strategy, day), (timeframe, day), (regime, day), (signal_type, day), (tenth, day))
            HAVING grouping(tenth) = 1 OR tenth IS NOT NULL
            """;

    private static final String COUNTS =
            "SELECT market, count(*) AS n FROM signal_api.signals WHERE signal_id IS NOT NULL GROUP BY market";

    private final Pool pool;
    private final Postgres postgres;

    public PostgresSignals(Pool pool, Postgres postgres) {
        this.pool = pool;
        this.postgres = postgres;
    }

    @Override
    public Uni<List<SignalView>> find(SignalFilter filter, @Nullable SignalCursor after, int limit) {
        SqlConditions where = conditions(filter);
        if (after != null) {
            where.both(Timestamps.toSql(after.closeTime()), after.id(), "(created_at, signal_id) < (?1, ?2)");
        }
        String sql = FIND + where.sql() + " ORDER BY created_at DESC, signal_id DESC LIMIT " + limit;
        return select(sql, where.values(), SignalRow::view);
    }

    @Override
    public Uni<Optional<SignalView>> byId(String id) {
        return select(FIND + "signal_id = $1", Tuple.of(id), SignalRow::view)
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Tally>> tallies(MarketName market) {
        return select(TALLIES, Tuple.of(market.toString()), PostgresSignals::tally);
    }

    @Override
    public Uni<MarketCounts> counts() {
        return select(COUNTS, Tuple.tuple(), PostgresSignals::count)
                .map(counts -> new MarketCounts(
                        counts.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    private static SqlConditions conditions(SignalFilter filter) {
        SqlConditions where = new SqlConditions()
                .always("signal_id IS NOT NULL")
                .given(text(filter.instrument()), "instrument = ?")
                .given(text(filter.timeframe()), "timeframe = ?")
                .given(name(filter.side()), "signal_type = ?")
                .given(name(filter.status()), "status = ?")
                .given(name(filter.regime()), "regime = ?")
                .given(filter.strategy(), "(strategy = ? OR starts_with(strategy, ? || '@'))")
                .given(filter.minConfidence(), "confidence >= ?")
                .given(names(filter.evidence(), Enum::name), "evidence = ANY(?)")
                .given(names(filter.markets(), MarketName::toString), "market = ANY(?)")
                .given(filter.from() == null ? null : Timestamps.toSql(filter.from()), "created_at >= ?")
                .given(filter.to() == null ? null : Timestamps.toSql(filter.to()), "created_at < ?");
        return filter.minConfidence() == null || filter.includeUncalibrated()
                ? where
                : where.always("starts_with(confidence_basis, 'CALIBRATED')");
    }

    private static Map.Entry<MarketName, Long> count(Row row) {
        return Map.entry(MarketName.of(row.getString("market")), row.getLong("n"));
    }

    private static Tally tally(Row row) {
        return new Tally(
                new Tally.Group(Tally.Split.valueOf(row.getString("split")), row.getString("name")),
                row.getLocalDate("day"),
                row.getString("least_series"),
                row.getString("greatest_series"),
                row.getLong("realised"),
                row.getLong("wins"),
                row.getLong("hits"),
                row.getDouble("won_r"),
                row.getDouble("lost_r"),
                row.getDouble("confidence"),
                row.getLong("with_confidence"),
                row.getLong("high_confidence"),
                row.getLong("confident_hits"),
                row.getLong("not_filled"),
                row.getLong("unverifiable"),
                row.getLong("open"),
                row.getLong("repeated"));
    }

    private <T> Uni<List<T>> select(String sql, Tuple values, Function<Row, T> read) {
        return postgres.answer(pool.preparedQuery(sql).execute(values))
                .map(rows -> rows.stream().map(read).toList());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static <T> String @Nullable [] names(@Nullable Set<T> values, Function<T, String> name) {
        return values == null ? null : values.stream().map(name).toArray(String[]::new);
    }
}
