package io.signalstack.backtestservice.outbound.scorecard;

import static io.signalstack.platform.postgres.Timestamps.toSql;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.application.scorecard.MadeScorecards;
import io.signalstack.backtestservice.application.scorecard.ScorecardLease;
import io.signalstack.backtestservice.application.scorecard.ScorecardOrder;
import io.signalstack.backtestservice.application.scorecard.ScorecardStore;
import io.signalstack.backtestservice.application.scorecard.ScorecardsToTell;
import io.signalstack.backtestservice.config.ScorecardConfig;
import io.signalstack.backtestservice.outbound.postgres.WorkLease;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Scorecards in Postgres, and the lease under which they are made. */
@ApplicationScoped
public class PostgresScorecards implements ScorecardStore {

    private final Pool pool;
    private final WorkLease right;

    @Inject
    PostgresScorecards(Pool pool, ScorecardConfig config) {
        this(pool, config.lease());
    }

    PostgresScorecards(Pool pool, Duration lease) {
        this.pool = pool;
        this.right = new WorkLease(pool, ScorecardSql.WORK, lease);
    }

    @Override
    public Uni<Optional<ScorecardLease>> lease() {
        return right.take().map(fence -> fence.map(ScorecardLease::new));
    }

    @Override
    public Uni<Boolean> renew(ScorecardLease lease) {
        return right.renew(lease.fence());
    }

    @Override
    public Uni<Void> giveBack(ScorecardLease lease) {
        return right.giveBack(lease.fence());
    }

    @Override
    public Uni<List<MadeScorecards>> made() {
        return pool.preparedQuery(ScorecardSql.MADE)
                .execute()
                .map(rows -> rows.stream().map(PostgresScorecards::made).toList());
    }

    @Override
    public Uni<Boolean> keep(ScorecardLease lease, ScorecardOrder order, List<Scorecard> scorecards) {
        return HeldLease.write(
                pool,
                lease,
                connection -> connection
                        .preparedQuery(ScorecardSql.INSERT_ORDER)
                        .execute(row(order, scorecards.size()))
                        .map(rows -> rows.iterator().next().getLong("number"))
                        .flatMap(number -> insert(connection, number, scorecards, order)));
    }

    @Override
    public Uni<List<ScorecardRecord>> toHandOut() {
        return pool.preparedQuery(ScorecardSql.TO_HAND_OUT)
                .execute()
                .map(rows -> rows.stream().map(PostgresScorecards::scorecard).toList());
    }

    @Override
    public Uni<Boolean> handedOut(ScorecardLease lease, Collection<String> ids) {
        Tuple which = Tuple.tuple().addArrayOfString(ids.toArray(String[]::new));
        return HeldLease.write(
                pool,
                lease,
                connection -> connection
                        .preparedQuery(ScorecardSql.HANDED_OUT)
                        .execute(which)
                        .replaceWithVoid());
    }

    @Override
    public Uni<List<ScorecardsToTell>> toTell() {
        return pool.preparedQuery(ScorecardSql.TO_TELL)
                .execute()
                .map(rows -> rows.stream().map(PostgresScorecards::toTell).toList());
    }

    @Override
    public Uni<Boolean> told(ScorecardLease lease, long number) {
        return HeldLease.write(
                pool,
                lease,
                connection -> connection
                        .preparedQuery(ScorecardSql.TOLD)
                        .execute(Tuple.of(number))
                        .replaceWithVoid());
    }

    private static Uni<Void> insert(
            SqlConnection connection, long number, List<Scorecard> scorecards, ScorecardOrder order) {
        List<Tuple> rows = new ArrayList<>(scorecards.size());
        for (Scorecard scorecard : scorecards) {
            String json = new String(EventCodec.SCORECARDS.encode(order.record(scorecard)), UTF_8);
            rows.add(Tuple.of(scorecard.id(), number, rows.size(), json));
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ScorecardSql.INSERT_SCORECARD)
                        .executeBatch(rows)
                        .replaceWithVoid();
    }

    private static Tuple row(ScorecardOrder order, int made) {
        return Tuple.tuple()
                .addString(order.strategy().key().toString())
                .addString(Json.text(StrategyRecord.of(order.strategy(), false, true)))
                .addString(order.kind())
                .addOffsetDateTime(toSql(order.trainedTo()))
                .addInteger(Engine.VERSION)
                .addArrayOfString(order.markets().stream()
                        .map(market -> market.series().id())
                        .toArray(String[]::new))
                .addArrayOfString(order.markets().stream()
                        .map(ArchivedSeries::instrument)
                        .map(Instrument::toString)
                        .toArray(String[]::new))
                .addInteger(made);
    }

    private static MadeScorecards made(Row row) {
        return new MadeScorecards(
                StrategyKey.parse(row.getString("strategy")),
                row.getString("market"),
                row.getOffsetDateTime("trained_to").toInstant(),
                Arrays.stream(row.getArrayOfStrings("instruments"))
                        .map(Instrument::parse)
                        .collect(Collectors.toSet()));
    }

    private static ScorecardsToTell toTell(Row row) {
        return new ScorecardsToTell(
                row.getLong("number"),
                new SystemEvent.ScorecardsOut(
                        row.getString("strategy"),
                        row.getString("market"),
                        row.getOffsetDateTime("trained_to").toInstant(),
                        row.getInteger("made")));
    }

    private static ScorecardRecord scorecard(Row row) {
        return EventCodec.SCORECARDS.decode(row.getString("scorecard").getBytes(UTF_8));
    }
}
