package io.signalstack.backtestservice.outbound.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.backtestservice.application.StoreUnavailable;
import io.signalstack.backtestservice.outbound.postgres.HastyReach;
import io.signalstack.platform.postgres.DatabaseMigrated;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublishedScorecardsComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    DatabaseMigrated schema;

    @Test
    void a_store_that_hangs_is_told_and_not_waited_for() {
        // Given
        var scorecards = new PostgresPublishedScorecards(pool, HastyReach.to(schema));
        SqlConnection other = pool.getConnection().await().atMost(LONG);
        Transaction lock = other.begin().await().atMost(LONG);
        other.query("lock table scorecards in access exclusive mode")
                .execute()
                .await()
                .atMost(LONG);

        // When, Then
        try {
            assertThatThrownBy(() -> scorecards.find("any").await().atMost(LONG))
                    .isInstanceOf(StoreUnavailable.class);
        } finally {
            lock.rollback().await().atMost(LONG);
            other.close().await().atMost(LONG);
        }
        assertThat(scorecards.find("any").await().atMost(LONG)).isEmpty();
    }
}
