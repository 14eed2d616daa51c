package io.signalstack.backtestservice.outbound.scorecard;

import io.signalstack.backtestservice.application.scorecard.PublishedScorecards;
import io.signalstack.backtestservice.outbound.postgres.Reach;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The scorecards that were made, in Postgres. */
@ApplicationScoped
public class PostgresPublishedScorecards implements PublishedScorecards {

    private final Pool pool;
    private final Reach reach;

    PostgresPublishedScorecards(Pool pool, Reach reach) {
        this.pool = pool;
        this.reach = reach;
    }

    @Override
    public Uni<Optional<String>> find(String id) {
        return pool.preparedQuery(ScorecardSql.BY_ID)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream().map(row -> row.getString("scorecard")).findFirst())
                .plug(reach::orUnavailable);
    }
}
