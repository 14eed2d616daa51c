package io.signalstack.backtestservice.outbound.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.signalstack.backtestservice.application.StoreUnavailable;
import io.signalstack.backtestservice.application.backtest.BacktestRun;
import io.signalstack.backtestservice.application.backtest.BacktestRuns;
import io.signalstack.backtestservice.application.backtest.RunSpec;
import io.signalstack.backtestservice.outbound.postgres.HastyReach;
import io.signalstack.platform.idempotency.Claim;
import io.signalstack.platform.idempotency.KeptAnswer;
import io.signalstack.platform.idempotency.KeyedRequest;
import io.signalstack.platform.idempotency.PostgresIdempotencyKeys;
import io.signalstack.platform.postgres.DatabaseMigrated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs, and the answers that are kept along with them: there are both, or neither. */
@QuarkusTest
class KeptAnswersComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final KeptAnswer ANSWER = new KeptAnswer(202, Map.of("Location", "/there"), "{}");
    private static final RunSpec SPEC = new RunSpec(
            "REPLAY:BTC/USD",
            "0190b7a4-0000-7000-8000-000000000001",
            "confluence@1",
            "none such",
            Map.of(),
            "15m",
            Instant.parse("2024-01-01T00:00:00Z"),
            Instant.parse("2024-01-02T00:00:00Z"),
            10,
            5,
            1,
            false,
            0,
            null);

    @Inject
    BacktestRuns runs;

    @Inject
    Pool pool;

    @Inject
    DatabaseMigrated schema;

    private final String owner = UUID.randomUUID().toString();
    private final KeyedRequest request = KeyedRequest.of(owner, "/route", "key", "asked");
    private final Claim.Mine mine = new Claim.Mine(request, UUID.randomUUID());
    private PostgresIdempotencyKeys keys;

    @BeforeEach
    void claimed() {
        keys = new PostgresIdempotencyKeys(pool);
        assertThat(claim(mine)).isEqualTo(mine);
    }

    /** Nobody is to work on them. */
    @AfterEach
    void deleted() {
        made().forEach(run -> runs.delete(owner, run.id()).await().atMost(LONG));
    }

    @Test
    void a_run_has_its_answer() throws Throwable {
        // When
        order(_ -> keys.keep(mine, ANSWER));

        // Then
        assertThat(made()).hasSize(1);
        assertThat(claim(new Claim.Mine(request, UUID.randomUUID()))).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    void an_answer_that_cannot_be_kept_leaves_no_run() {
        // Given
        keys.release(mine).await().atMost(LONG);

        // When / Then
        assertThatThrownBy(() -> order(_ -> keys.keep(mine, ANSWER))).hasMessageContaining("the claim has ended");
        assertThat(made()).isEmpty();
    }

    @Test
    void a_run_that_is_not_made_leaves_no_answer() {
        // When
        assertThatThrownBy(() -> order(_ -> keys.keep(mine, ANSWER)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("not made")))))
                .hasMessageContaining("not made");

        // Then
        assertThat(made()).isEmpty();
        assertThat(claim(new Claim.Mine(request, UUID.randomUUID()))).isInstanceOf(Claim.AtWork.class);
    }

    @Test
    void an_order_that_was_given_up_is_not_made_afterwards() throws Throwable {
        // Given
        var hasty = new PostgresBacktestRuns(pool, HastyReach.to(schema));
        SqlConnection other = lockedRuns();
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(
                        () -> hasty.order(owner, SPEC, _ -> keys.keep(mine, ANSWER))))
                .isInstanceOf(StoreUnavailable.class);

        // When
        other.close().await().atMost(LONG);

        // Then, once the order's transaction has ended
        lockedRuns().close().await().atMost(LONG);
        assertThat(made()).isEmpty();
        assertThat(claim(new Claim.Mine(request, UUID.randomUUID()))).isInstanceOf(Claim.AtWork.class);
    }

    /** A connection that nobody else can make a run before it is closed. */
    private SqlConnection lockedRuns() {
        SqlConnection connection = pool.getConnection().await().atMost(LONG);
        connection.begin().await().atMost(LONG);
        connection
                .query("lock table backtest_runs in exclusive mode")
                .execute()
                .await()
                .atMost(LONG);
        return connection;
    }

    private void order(Function<BacktestRun, Uni<Void>> along) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> runs.order(owner, SPEC, along));
    }

    private List<BacktestRun> made() {
        return runs.newest(owner, 10).await().atMost(LONG);
    }

    private Claim claim(Claim.Mine claim) {
        return keys.claim(claim).await().atMost(LONG);
    }
}
