package io.signalstack.api.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.api.application.Strategies;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.StrategyRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The projection of {@code strategies.v1}. The record travels as one JSON parameter, and comes back as one. */
@ApplicationScoped
public class PostgresStrategies implements Strategies {

    private static final String ALL = """
            SELECT json_build_object('strategy', strategy, 'kind', kind, 'parameters', parameters, 'builtIn', built_in,
                'enabled', enabled)::text AS strategy
            FROM signal_api.strategies ORDER BY strategies.strategy
            """;
    private static final String PUT = """
            INSERT INTO signal_api.strategies (strategy, kind, parameters, built_in, enabled)
            SELECT strategy, kind, parameters, "builtIn", enabled FROM json_to_record($1::text::json) AS v(
                strategy text, kind text, parameters json, "builtIn" boolean, enabled boolean)
            ON CONFLICT (strategy) DO UPDATE SET
                kind = excluded.kind, parameters = excluded.parameters, built_in = excluded.built_in,
                enabled = excluded.enabled
            """;

    private final Pool pool;
    private final Postgres postgres;

    public PostgresStrategies(Pool pool, Postgres postgres) {
        this.pool = pool;
        this.postgres = postgres;
    }

    @Override
    public Uni<List<StrategyRecord>> all() {
        return postgres.answer(pool.preparedQuery(ALL).execute())
                .map(rows -> rows.stream().map(PostgresStrategies::strategy).toList());
    }

    @Override
    public Uni<Void> put(StrategyRecord strategy) {
        return postgres.patiently(
                "strategies",
                pool.preparedQuery(PUT).execute(Tuple.of(Json.text(strategy))).replaceWithVoid());
    }

    private static StrategyRecord strategy(Row row) {
        return EventCodec.STRATEGIES.decode(row.getString("strategy").getBytes(UTF_8));
    }
}
