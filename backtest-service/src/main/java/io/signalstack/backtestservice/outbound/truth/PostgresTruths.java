package io.signalstack.backtestservice.outbound.truth;

import static io.signalstack.platform.postgres.Timestamps.toSql;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.backtestservice.application.truth.KeptTruth;
import io.signalstack.backtestservice.application.truth.Said;
import io.signalstack.backtestservice.application.truth.ToldTruth;
import io.signalstack.backtestservice.application.truth.Truth;
import io.signalstack.backtestservice.application.truth.Truths;
import io.signalstack.backtestservice.config.TruthConfig;
import io.signalstack.backtestservice.outbound.postgres.Reach;
import io.signalstack.backtestservice.outbound.postgres.WorkLease;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SignalRecord.SignalClosed;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.signal.Side;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Truths in Postgres, one row a signal, and the lease under which they are asked for. */
@ApplicationScoped
public class PostgresTruths implements Truths {

    private final Pool pool;
    private final Reach reach;
    private final WorkLease right;

    @Inject
    PostgresTruths(Pool pool, Reach reach, TruthConfig config) {
        this(pool, reach, config.lease());
    }

    PostgresTruths(Pool pool, Reach reach, Duration lease) {
        this.pool = pool;
        this.reach = reach;
        this.right = new WorkLease(pool, TruthSql.WORK, lease);
    }

    @Override
    public Uni<Boolean> mayAsk() {
        return right.take().map(Optional::isPresent);
    }

    @Override
    public Uni<Void> leave() {
        return right.take()
                .flatMap(fence -> fence.map(right::giveBack)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<List<SignalClosed>> untold(Collection<String> but) {
        return pool.preparedQuery(TruthSql.UNTOLD)
                .execute(Tuple.tuple().addArrayOfString(but.toArray(String[]::new)))
                .map(rows -> rows.stream().map(PostgresTruths::ended).toList());
    }

    @Override
    public Uni<Void> keep(KeptTruth truth) {
        Said said = truth.said();
        Truth.Told told = truth.truth() instanceof Truth.Told it ? it : null;
        return pool.preparedQuery(TruthSql.KEEP)
                .execute(Tuple.tuple()
                        .addString(said.signalId())
                        .addString(said.instrument())
                        .addString(said.strategy())
                        .addString(said.timeframe())
                        .addString(said.side().name())
                        .addOffsetDateTime(toSql(said.closedAt()))
                        .addDouble(said.confidence())
                        .addString(said.basis())
                        .addString(said.evidence().name())
                        .addInteger(told == null ? null : told.hits())
                        .addInteger(told == null ? null : told.filled())
                        .addInteger(told == null ? null : told.paths())
                        .addString(truth.truth() instanceof Truth.None(String reason) ? reason : null)
                        .addOffsetDateTime(toSql(truth.askedAt())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<KeptTruth>> find(String signalId) {
        return pool.preparedQuery(TruthSql.FIND)
                .execute(Tuple.of(signalId))
                .map(rows -> rows.stream().map(PostgresTruths::kept).findFirst())
                .plug(reach::orUnavailable);
    }

    @Override
    public Uni<List<ToldTruth>> told() {
        return pool.preparedQuery(TruthSql.TOLD)
                .execute()
                .map(rows -> rows.stream()
                        .map(row -> new ToldTruth(said(row), told(row)))
                        .toList())
                .plug(reach::orUnavailable);
    }

    private static SignalClosed ended(Row row) {
        return (SignalClosed) EventCodec.SIGNALS.decode(row.getString("event").getBytes(UTF_8));
    }

    private static KeptTruth kept(Row row) {
        String reason = row.getString("reason");
        return new KeptTruth(
                said(row),
                reason == null ? told(row) : new Truth.None(reason),
                row.getOffsetDateTime("asked_at").toInstant());
    }

    private static Truth.Told told(Row row) {
        return new Truth.Told(row.getInteger("hits"), row.getInteger("filled"), row.getInteger("paths"));
    }

    private static Said said(Row row) {
        return new Said(
                row.getString("signal_id"),
                row.getString("instrument"),
                row.getString("strategy"),
                row.getString("timeframe"),
                Side.valueOf(row.getString("side")),
                row.getOffsetDateTime("closed_at").toInstant(),
                row.getDouble("confidence"),
                row.getString("basis"),
                Evidence.Label.valueOf(row.getString("evidence")));
    }
}
