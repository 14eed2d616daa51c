package io.signalstack.backtestservice.outbound.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.backtestservice.application.truth.Truths;
import io.signalstack.backtestservice.outbound.postgres.WorkLease;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostgresTruthsComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    Truths truths;

    @Inject
    Scheduler schedules;

    @AfterEach
    void goOn() {
        schedules.resume();
    }

    @Test
    void one_replica_asks_until_it_leaves_or_is_no_longer_heard_of() {
        // Given the service's own schedule at rest
        schedules.pause();

        hold("'another'", "now() + interval '1 hour'");
        assertThat(mayAsk()).isFalse();
        truths.leave().await().atMost(LONG);
        assertThat(mayAsk()).isFalse();

        hold("'another'", "now() - interval '1 second'");
        assertThat(mayAsk()).isTrue();
        assertThat(mayAsk()).isTrue();
        assertThat(another()).isFalse();

        truths.leave().await().atMost(LONG);
        assertThat(another()).isTrue();
    }

    private boolean mayAsk() {
        return truths.mayAsk().await().atMost(LONG);
    }

    private boolean another() {
        return new WorkLease(pool, TruthSql.WORK, Duration.ofSeconds(1))
                .take()
                .await()
                .atMost(LONG)
                .isPresent();
    }

    private void hold(String holder, String until) {
        pool.query("update leases set holder = " + holder + ", lease_until = " + until + " where work = 'truths'")
                .execute()
                .await()
                .atMost(LONG);
    }

    @Test
    void the_newest_ended_signals_are_found_by_an_index_among_however_many_that_came_as_history() {
        String plan = pool.withTransaction(PostgresTruthsComponentTest::explained)
                .await()
                .atMost(LONG);

        assertThat(plan).contains("signal_events_of_simulated").doesNotContain("Sort Key: ((signal_events.event");
    }

    /** A table of a test is too small to look anything up by an index of one's own accord. */
    private static Uni<String> explained(SqlConnection connection) {
        return connection
                .query("set local enable_seqscan = off")
                .execute()
                .chain(() -> connection
                        .query("explain " + TruthSql.UNTOLD.replace("$1", "'{}'"))
                        .execute())
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.joining("\n")));
    }
}
