package io.signalstack.backtestservice.outbound.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.backtestservice.inbound.archive.SignalConsumer;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.contracts.Samples;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignalArchiveComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** An instrument that no other test's signals are on. */
    private static final String INSTRUMENT = Samples.opened().instrument();

    @Inject
    SignalConsumer consumer;

    @Inject
    Pool pool;

    @Inject
    Flyway flyway;

    @Test
    void signal_events_are_kept_byte_for_byte_and_once() {
        // Given a signal's life and its strategy's, and something that is neither
        List<SignalRecord> events = List.of(
                Samples.activated(), Samples.opened(), Samples.closed(), Samples.revised(), Samples.deactivated());
        try (Log log = new Log()) {
            log.publish(Topic.SIGNALS, INSTRUMENT, "{}".getBytes(UTF_8));
            events.forEach(log::publish);

            // When
            await().atMost(LONG).until(() -> archived().size() == events.size());

            // Then
            assertThat(archived())
                    .isEqualTo(events.stream()
                            .map(event -> new String(EventCodec.SIGNALS.encode(event), UTF_8))
                            .toList());
            assertThat(column("sequence")).containsExactly("null", "0", "1", "2", "null");
            assertThat(column("type"))
                    .containsExactly(
                            "strategy-activated",
                            "signal-opened",
                            "signal-closed",
                            "signal-revised",
                            "strategy-deactivated");

            // When all of it comes again
            consumer.archive(log.read(Topic.SIGNALS.text(), INSTRUMENT)).await().atMost(LONG);
        }

        // Then nothing is there twice
        assertThat(archived()).hasSameSizeAs(events);
    }

    @Test
    void a_schema_that_is_newer_than_this_version_is_refused() {
        // Given
        execute("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success)"
                + " values (1000, '1000', 'of the future', 'SQL', 'V1000__of_the_future.sql', 1, 'x', 1, true)");

        // When, Then
        try {
            assertThatThrownBy(flyway::migrate)
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("1000");
        } finally {
            execute("delete from flyway_schema_history where installed_rank = 1000");
        }
    }

    private List<String> archived() {
        return column("event");
    }

    private List<String> column(String name) {
        List<String> values = new ArrayList<>();
        pool.preparedQuery(
                        "select " + name + "::text as v from signal_events where instrument = $1 order by log_offset")
                .execute(Tuple.of(INSTRUMENT))
                .await()
                .atMost(LONG)
                .forEach(row -> values.add(String.valueOf(row.getString("v"))));
        return values;
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(LONG);
    }
}
