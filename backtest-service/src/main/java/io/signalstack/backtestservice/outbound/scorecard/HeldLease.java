package io.signalstack.backtestservice.outbound.scorecard;

import io.signalstack.backtestservice.application.scorecard.ScorecardLease;
import io.signalstack.backtestservice.outbound.postgres.WorkLease;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;

/** Writing under a lease: in one transaction with the look whether it still holds. */
final class HeldLease {

    private HeldLease() {}

    /** Writes; false, and nothing is written, if the lease has ended. */
    static Uni<Boolean> write(Pool pool, ScorecardLease lease, Function<SqlConnection, Uni<Void>> writing) {
        return WorkLease.write(pool, ScorecardSql.WORK, lease.fence(), writing);
    }
}
