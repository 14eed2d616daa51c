package io.signalstack.backtestservice.outbound.scorecard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.backtestservice.application.scorecard.KnownStrategies;
import io.signalstack.backtestservice.outbound.postgres.Reach;
import io.signalstack.backtestservice.outbound.postgres.SaysWhy;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.faulttolerance.api.BeforeRetry;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;

/** What {@code strategies.v1} said last of each version, in Postgres. */
@ApplicationScoped
public class PostgresKnownStrategies implements KnownStrategies {

    private final Pool pool;
    private final Reach reach;

    PostgresKnownStrategies(Pool pool, Reach reach) {
        this.pool = pool;
        this.reach = reach;
    }

    @Override
    @Retry(maxRetries = -1, delay = 500, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 15_000)
    @BeforeRetry(SaysWhy.class)
    public Uni<Void> put(StrategyRecord strategy) {
        boolean scores = strategy.enabled() || !strategy.arms().isEmpty();
        return pool.preparedQuery(ScorecardSql.PUT_STRATEGY)
                .execute(Tuple.of(strategy.strategy(), scores, Json.text(strategy)))
                .replaceWithVoid()
                .plug(reach::patiently);
    }

    @Override
    public Uni<List<StrategyDefinition>> scoring() {
        return pool.preparedQuery(ScorecardSql.SCORING)
                .execute()
                .map(rows ->
                        rows.stream().map(PostgresKnownStrategies::definition).toList());
    }

    @Override
    public Uni<Optional<StrategyDefinition>> definition(StrategyKey key) {
        return pool.preparedQuery(ScorecardSql.STRATEGY)
                .execute(Tuple.of(key.toString()))
                .map(rows ->
                        rows.stream().map(PostgresKnownStrategies::definition).findFirst());
    }

    private static StrategyDefinition definition(Row row) {
        return EventCodec.STRATEGIES
                .decode(row.getString("record").getBytes(UTF_8))
                .definition();
    }
}
