package io.signalstack.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresReachTest {

    private final DatabaseMigrated schema = new DatabaseMigrated(new NothingToMigrate());
    private final PostgresReach reach = new PostgresReach(new Limits(Duration.ofMillis(20)), schema);

    @Test
    void statements_wait_for_the_schema() {
        // Given
        PostgresReach patient = new PostgresReach(new Limits(Duration.ofMinutes(1)), schema);
        AtomicInteger asked = new AtomicInteger();
        Uni<Integer> statement = Uni.createFrom().item(asked::incrementAndGet);
        var answer = patient.answer(statement, PostgresReachTest::unavailable)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        var write = patient.write(statement).subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThat(asked).hasValue(0);

        // When
        schema.meet();

        // Then
        answer.awaitItem();
        write.awaitItem();
        assertThat(asked).hasValue(2);
    }

    @Test
    void nobody_waits_for_the_schema_without_end() {
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> reach.answer(
                                Uni.createFrom().item(asked::incrementAndGet), PostgresReachTest::unavailable)
                        .await()
                        .indefinitely())
                .hasMessage("later");
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_statement_that_hangs_is_given_up() {
        schema.meet();

        assertThatThrownBy(() -> reach.answer(Uni.createFrom().nothing(), PostgresReachTest::unavailable)
                        .await()
                        .indefinitely())
                .hasMessage("later");
    }

    @ParameterizedTest
    @CsvSource({
        "08006, true, false",
        "53300, true, false",
        "57P01, true, false",
        "55P03, true, false",
        "22003, false, true",
        "23505, false, true",
        "42P01, false, false",
    })
    void the_state_of_a_failed_statement_says_what_it_means(String state, boolean lost, boolean refused) {
        RuntimeException failure = new IllegalStateException(new PgException("no", "ERROR", state, null));

        assertThat(PostgresReach.isLost(failure)).isEqualTo(lost);
        assertThat(PostgresReach.isRefused(failure)).isEqualTo(refused);
    }

    @Test
    void a_connection_that_breaks_is_a_postgres_out_of_reach() {
        assertThat(PostgresReach.isLost(new IllegalStateException(new IOException("reset"))))
                .isTrue();
        assertThat(PostgresReach.isLost(new IllegalStateException("a defect"))).isFalse();
    }

    @Test
    void what_fails_without_an_exception_is_a_postgres_out_of_reach_all_the_same() {
        // Given what Vert.x says when no connection became free
        schema.meet();
        Uni<Object> statement = Uni.createFrom()
                .completionStage(() -> Future.failedFuture("Timeout").toCompletionStage());

        // Then
        assertThatThrownBy(() -> reach.answer(statement, PostgresReachTest::unavailable)
                        .await()
                        .indefinitely())
                .hasMessage("later");
        assertThat(reach.write(statement)
                        .onItemOrFailure()
                        .transform((_, failure) -> failure)
                        .await()
                        .indefinitely())
                .isInstanceOf(Exception.class)
                .hasMessage("Timeout");
    }

    private static RuntimeException unavailable(Throwable cause) {
        return new IllegalStateException("later", cause);
    }

    private record Limits(Duration timeout) implements PostgresLimits {

        @Override
        public Duration patience() {
            return timeout;
        }

        @Override
        public Duration silence() {
            return timeout;
        }

        @Override
        public int waiting() {
            return 1;
        }
    }

    private static final class NothingToMigrate extends Flyway {

        NothingToMigrate() {
            super(new FluentConfiguration());
        }

        @Override
        public MigrateResult migrate() {
            return new MigrateResult("", "", "", "");
        }
    }
}
