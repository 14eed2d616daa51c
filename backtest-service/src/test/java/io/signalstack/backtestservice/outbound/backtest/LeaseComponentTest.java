package io.signalstack.backtestservice.outbound.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.backtest.BacktestRun;
import io.signalstack.backtestservice.application.backtest.BacktestRuns;
import io.signalstack.backtestservice.application.backtest.Lease;
import io.signalstack.backtestservice.application.backtest.Plan;
import io.signalstack.backtestservice.application.backtest.PlanBacktest;
import io.signalstack.backtestservice.application.backtest.Progress;
import io.signalstack.backtestservice.application.backtest.RunOrder;
import io.signalstack.backtestservice.application.backtest.RunQueue;
import io.signalstack.backtestservice.application.backtest.RunResult;
import io.signalstack.backtestservice.application.backtest.RunSpec;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.backtestservice.testing.RecordedLog;
import io.signalstack.contracts.codec.Json;
import io.signalstack.trading.market.Instrument;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeaseComponentTest {

    private static final Instrument INSTRUMENT = Instrument.parse("REPLAY:LEASE/USD");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String OWNER = "owner";

    @Inject
    ArchivedHistory history;

    @Inject
    PlanBacktest planBacktest;

    @Inject
    BacktestRuns runs;

    @Inject
    RunQueue queue;

    @Inject
    Pool pool;

    private RunSpec spec;

    @BeforeEach
    void somethingToRun() {
        if (history.newest(INSTRUMENT).await().atMost(LONG).isEmpty()) {
            try (Log log = new Log()) {
                log.publish(RecordedLog.of(INSTRUMENT).subList(0, 501));
            }
        }
        await().atMost(LONG)
                .until(() -> history.newest(INSTRUMENT).await().atMost(LONG).isPresent());
        RunOrder order = RunOrder.EMPTY.orElse(INSTRUMENT.toString(), 1);
        spec = ((Plan.Planned) planBacktest.plan(order).await().atMost(LONG)).spec();
    }

    @Test
    void a_killed_instances_run_is_taken_up_once_its_lease_has_ended_and_its_late_result_is_refused() {
        // Given what an instance leaves behind that was killed at work
        Lease dead = new Lease(UUID.randomUUID(), 1, spec);
        runningUntil(dead, "now() + interval '1 second'");
        Instant leaseEnd = leaseEnd(dead);

        // When
        BacktestRun run = await().atMost(LONG)
                .until(() -> find(dead), found -> found.status().isFinal());

        // Then another has done it, after the lease had ended
        assertThat(run.status()).isEqualTo(BacktestRun.Status.DONE);
        assertThat(run.finishedAt()).isAfter(leaseEnd);
        // and nothing that the first still sends is taken
        RunResult late = new RunResult("{\"late\":true}", "[]", List.of("{}", "{}"));
        assertThat(queue.renew(dead, Progress.NONE).await().atMost(LONG)).isFalse();
        assertThat(queue.finish(dead, late).await().atMost(LONG)).isFalse();
        queue.giveBack(dead).await().atMost(LONG);
        assertThat(find(dead)).isEqualTo(run);
        assertThat(runs.trades(OWNER, dead.runId(), 0, 100).await().atMost(LONG))
                .doesNotContain("{}");
    }

    @Test
    void a_lease_that_is_renewed_keeps_others_away() {
        // Given
        Lease held = new Lease(UUID.randomUUID(), 1, spec);
        runningUntil(held, "now() + interval '2 seconds'");

        // When it is renewed for longer than it lasts
        await().during(Duration.ofSeconds(3))
                .atMost(LONG)
                .until(() -> queue.renew(held, new Progress(0.5, 1000)).await().atMost(LONG));

        // Then it is still at work, and says how far it is
        BacktestRun run = find(held);
        assertThat(run.status()).isEqualTo(BacktestRun.Status.RUNNING);
        assertThat(run.progress()).isEqualTo(0.5);
        assertThat(run.candlesPerSecond()).isEqualTo(1000);

        // When its owner deletes it
        assertThat(runs.delete(OWNER, held.runId()).await().atMost(LONG)).isTrue();

        // Then the holder learns of it
        assertThat(queue.renew(held, Progress.NONE).await().atMost(LONG)).isFalse();
    }

    @Test
    void a_run_that_fails_each_time_is_given_up() throws Throwable {
        // Given a run over a series that is not there
        RunSpec broken = new RunSpec(
                spec.instrument(),
                "REPLAY:LEASE/USD#99",
                spec.strategy(),
                spec.kind(),
                Map.of(),
                spec.timeframe(),
                spec.from(),
                spec.to(),
                10,
                5,
                1,
                false,
                0,
                null);

        // When
        BacktestRun ordered = VertxContextSupport.subscribeAndAwait(
                () -> runs.order(OWNER, broken, _ -> Uni.createFrom().voidItem()));

        // Then
        Lease lease = new Lease(ordered.id(), 0, broken);
        BacktestRun run = await().atMost(LONG)
                .until(() -> find(lease), found -> found.status().isFinal());
        assertThat(run.status()).isEqualTo(BacktestRun.Status.FAILED);
        assertThat(run.failure()).isEqualTo("it failed each time it was tried");
        assertThat(run.result()).isNull();
    }

    private void runningUntil(Lease lease, String leaseEnd) {
        pool.preparedQuery("insert into backtest_runs"
                        + " (id, owner, status, spec, created_at, started_at, leased_by, lease_until, fence)"
                        + " values ($1, $2, 'RUNNING', $3::text::json, now(), now(), 'killed', " + leaseEnd + ", $4)")
                .execute(Tuple.of(lease.runId(), OWNER, Json.text(lease.spec()), lease.fence()))
                .await()
                .atMost(LONG);
    }

    private Instant leaseEnd(Lease lease) {
        return pool.preparedQuery("select lease_until from backtest_runs where id = $1")
                .execute(Tuple.of(lease.runId()))
                .await()
                .atMost(LONG)
                .iterator()
                .next()
                .getOffsetDateTime("lease_until")
                .toInstant();
    }

    private BacktestRun find(Lease lease) {
        return runs.find(OWNER, lease.runId()).await().atMost(LONG).orElseThrow();
    }
}
