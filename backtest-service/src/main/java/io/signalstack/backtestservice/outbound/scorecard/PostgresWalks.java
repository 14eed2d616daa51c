package io.signalstack.backtestservice.outbound.scorecard;

import static io.signalstack.platform.postgres.Timestamps.toInstant;
import static io.signalstack.platform.postgres.Timestamps.toSql;
import static io.signalstack.platform.postgres.Timestamps.toSqlOrNull;

import io.signalstack.backtestservice.application.scorecard.SavedWalk;
import io.signalstack.backtestservice.application.scorecard.ScorecardLease;
import io.signalstack.backtestservice.application.scorecard.Walks;
import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Walks in Postgres: the pipeline's state as one packed value, a row for each settled signal. */
@ApplicationScoped
public class PostgresWalks implements Walks {

    private final Pool pool;

    PostgresWalks(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<SavedWalk>> find(StrategyKey strategy, Series series) {
        return pool.preparedQuery(ScorecardSql.FIND_WALK)
                .execute(Tuple.of(strategy.toString(), series.id(), Engine.VERSION))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : withSettled(strategy, series, rows.iterator().next()));
    }

    private Uni<Optional<SavedWalk>> withSettled(StrategyKey strategy, Series series, Row walk) {
        return pool.preparedQuery(ScorecardSql.FIND_SETTLED)
                .execute(Tuple.of(strategy.toString(), series.id()))
                .map(rows -> rows.stream().map(row -> settled(strategy, row)).toList())
                .map(settled -> Optional.of(new SavedWalk(
                        MarketKind.of(
                                walk.getString("market"),
                                Optional.ofNullable(toInstant(walk.getOffsetDateTime("recorded_until")))),
                        walk.getOffsetDateTime("first_open").toInstant(),
                        SectionBytes.unpack(walk.getBuffer("sections").getBytes()),
                        settled)));
    }

    @Override
    public Uni<Boolean> keep(
            ScorecardLease lease, StrategyKey strategy, Series series, SavedWalk walk, List<Settled> more) {
        Tuple row = Tuple.tuple()
                .addString(strategy.toString())
                .addString(series.id())
                .addInteger(Engine.VERSION)
                .addString(walk.market().text())
                .addOffsetDateTime(toSqlOrNull(walk.market().recordedUntil().orElse(null)))
                .addOffsetDateTime(toSql(walk.start()))
                .addBuffer(Buffer.buffer(SectionBytes.pack(walk.sections())));
        return HeldLease.write(
                pool,
                lease,
                connection -> connection
                        .preparedQuery(ScorecardSql.UPSERT_WALK)
                        .execute(row)
                        .chain(() -> insert(connection, series, more)));
    }

    @Override
    public Uni<Boolean> forget(ScorecardLease lease, StrategyKey strategy, Series series) {
        return HeldLease.write(
                pool,
                lease,
                connection -> connection
                        .preparedQuery(ScorecardSql.FORGET_WALK)
                        .execute(Tuple.of(strategy.toString(), series.id()))
                        .replaceWithVoid());
    }

    private static Uni<Void> insert(SqlConnection connection, Series series, List<Settled> more) {
        return more.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ScorecardSql.INSERT_SETTLED)
                        .executeBatch(
                                more.stream().map(signal -> row(series, signal)).toList())
                        .replaceWithVoid();
    }

    private static Tuple row(Series series, Settled signal) {
        return Tuple.tuple()
                .addString(signal.strategy().toString())
                .addString(series.id())
                .addString(signal.signalId())
                .addString(signal.instrument().toString())
                .addString(signal.timeframe().toString())
                .addString(signal.regime().name())
                .addString(signal.side().name())
                .addDouble(signal.rawScore())
                .addOffsetDateTime(toSql(signal.closedAt()))
                .addOffsetDateTime(toSql(signal.expiresAt()))
                .addBoolean(signal.hit())
                .addDouble(signal.netR());
    }

    private static Settled settled(StrategyKey strategy, Row row) {
        return new Settled(
                row.getString("signal_id"),
                strategy,
                Instrument.parse(row.getString("instrument")),
                Timeframe.parse(row.getString("timeframe")),
                Regime.valueOf(row.getString("regime")),
                Side.valueOf(row.getString("side")),
                row.getDouble("raw_score"),
                row.getOffsetDateTime("closed_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getBoolean("hit"),
                row.getDouble("net_r"));
    }
}
