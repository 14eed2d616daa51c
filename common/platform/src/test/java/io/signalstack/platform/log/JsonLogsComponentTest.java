package io.signalstack.platform.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.signalstack.platform.Backends;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.platform.testing.TokenResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(JsonLogsComponentTest.AsInProduction.class)
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class JsonLogsComponentTest {

    private static final Logger LOG = Logger.getLogger("io.signalstack.some.Thing");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Inject
    DeadLetters deadLetters;

    private LogLines lines;

    @BeforeEach
    void read() {
        lines = LogLines.read();
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    @Test
    void a_line_says_when_what_where_and_nothing_else() {
        // When
        LOG.infof("begun with %d parts", 3);

        // Then
        JsonNode line = lines.saying("begun with 3 parts");
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("timestamp", "level", "logger", "message", "threadName", "service");
        assertThat(Instant.parse(line.get("timestamp").asText()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(line.get("level").asText()).isEqualTo("INFO");
        assertThat(line.get("logger").asText()).isEqualTo("io.signalstack.some.Thing");
        assertThat(line.get("threadName").asText())
                .isEqualTo(Thread.currentThread().getName());
        assertThat(line.get("service").asText()).isEqualTo("platform-test");
    }

    @Test
    void what_a_line_is_about_stands_beside_its_message() {
        // Given
        MDC.put("instrument", "binance:BTC/USDT");
        MDC.put("signalId", "a\"b");
        try {
            // When
            LOG.warn("about something");
        } finally {
            MDC.remove("instrument");
            MDC.remove("signalId");
        }

        // Then
        JsonNode line = lines.saying("about something");
        assertThat(line.get("instrument").asText()).isEqualTo("binance:BTC/USDT");
        assertThat(line.get("signalId").asText()).isEqualTo("a\"b");
    }

    @Test
    void an_exception_is_one_text_with_its_stack() {
        // When
        LOG.error("gone wrong", new IllegalStateException("why"));

        // Then
        assertThat(lines.saying("gone wrong").get("exception").asText())
                .contains("IllegalStateException: why", "at " + JsonLogsComponentTest.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/doors/unexpected", "/routes/failing"})
    void a_problem_and_its_log_line_name_the_same_trace(String path) {
        // When
        String traceId = given().get(path).then().extract().path("traceId");

        // Then
        assertThat(lines.saying("request failed unexpectedly").get("traceId").asText())
                .isEqualTo(traceId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "reactive", "later", "virtual"})
    void what_is_logged_during_a_request_carries_its_id(String kind) {
        // When
        for (String id : new String[] {"first", "second"}) {
            given().header("X-Request-Id", id)
                    .get("/logged/" + kind + "?word=" + id)
                    .then()
                    .statusCode(204);
        }

        // Then
        assertThat(lines.saying("the word is first").path("traceId").asText()).isEqualTo("first");
        assertThat(lines.saying("the word is second").path("traceId").asText()).isEqualTo("second");
    }

    @Test
    void what_is_said_about_a_record_carries_the_records_trace() {
        // Given
        var record = new ConsumerRecord<>("candles.v1", 3, 17, new byte[0], new byte[0]);
        record.headers().add("traceparent", ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.UTF_8));

        // When
        deadLetters.send(record, "platform-test", "no candle").await().atMost(Duration.ofSeconds(30));
        LOG.info("afterwards");

        // Then
        assertThat(lines.saying("unreadable record").get("traceId").asText()).isEqualTo(TRACE);
        assertThat(lines.saying("unreadable record").get("spanId").asText()).isEqualTo("00f067aa0ba902b7");
        assertThat(lines.saying("afterwards").has("traceId")).isFalse();
    }

    /** With the logs of a packaged service, which the tests' own are not. */
    public static final class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.log.console.json.enabled",
                    "true",
                    "signalstack.topics.required",
                    "candles.v1",
                    "signalstack.topics.create",
                    "true");
        }
    }
}
