package io.signalstack.backtestservice.inbound.truth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.backtestservice.application.truth.Truths;
import io.signalstack.backtestservice.testing.Ended;
import io.signalstack.backtestservice.testing.Log;
import io.signalstack.backtestservice.testing.StandInTruths;
import io.signalstack.backtestservice.testing.StandInTruths.Reply;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the end of a signal in the log to what is said of it over HTTP, with another gateway in the real one's place. */
@QuarkusTest
class TruthsComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PATH = "/api/v1/history/truths";
    private static final StrategyDefinition STAYING =
            new StrategyDefinition(StrategyKey.parse("staying@1"), "confluence", Map.of());
    private static final StrategyDefinition LEAVING = new StrategyDefinition(
            StrategyKey.parse("leaving@1"),
            BuiltInStrategies.DONCHIAN_BREAKOUT.kind(),
            BuiltInStrategies.DONCHIAN_BREAKOUT.parameters());

    /** Set by its resource. */
    StandInTruths gateway;

    @Inject
    Truths truths;

    @AfterEach
    void close() {
        gateway.answeringNotNow();
    }

    private static void publish(Log log, StrategyDefinition strategy) {
        log.publish(
                Topic.STRATEGIES,
                strategy.key().toString(),
                EventCodec.STRATEGIES.encode(StrategyRecord.of(strategy, false, false)));
    }

    private static JsonNode summary() {
        return Json.read(
                given().get(PATH + "?market=simulated")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                JsonNode.class);
    }

    private List<String> askedCloses() {
        return gateway.asked().stream().map(question -> question.get("at")).toList();
    }

    @Test
    void the_truth_of_an_ended_signal_is_asked_kept_and_shown_beside_what_was_said() {
        // Given a gateway that puts off at first, signals that it can be asked about, and others
        try (Log log = new Log()) {
            publish(log, STAYING);
            publish(log, LEAVING);
            log.publish(Ended.signal("long-ago", "staying@1", 0).asHistory().event());
            log.publish(Ended.signal("real", "staying@1", 1).of("live").event());
            log.publish(Ended.signal("told", "staying@1", 2).event());
            log.publish(Ended.signal("leaving", "leaving@1", 3).event());
        }
        given().get(PATH + "/told").then().statusCode(404).body("code", Matchers.is("NOT_FOUND"));
        await().atMost(LONG).until(() -> !gateway.asked().isEmpty());

        // When
        gateway.answering(question -> question.get("at").equals("2026-11-20T12:00:00Z")
                ? Reply.of("{\"hits\":4900,\"filled\":9800,\"paths\":10000}")
                : Reply.problem(404, "NO_TRUTH", "nobody knows"));

        // Then
        await().atMost(LONG)
                .untilAsserted(() -> given().get(PATH + "/told")
                        .then()
                        .statusCode(200)
                        .body("said", Matchers.is(0.31f))
                        .body("truth", Matchers.is(0.5f))
                        .body("market", Matchers.is("simulated"))
                        .body("evidence", Matchers.is("LOSING"))
                        .body("paths", Matchers.is(10_000)));
        given().get(PATH + "/leaving")
                .then()
                .statusCode(404)
                .body("code", Matchers.is("NO_TRUTH"))
                .body("detail", Matchers.containsString("leaves by a rule of its own"));
        assertThat(askedCloses()).contains("2026-11-20T12:00:00Z").doesNotContain("2026-11-20T13:00:00Z");

        // and in sum
        JsonNode summary = summary();
        assertThat(summary.path("note").asText()).contains("simulated");
        assertThat(summary.at("/all/n").asInt()).isEqualTo(1);
        assertThat(summary.at("/all/calibrationError/value").asDouble()).isEqualTo(0.5 - 0.31);
        assertThat(summary.at("/sides/LONG/n").asInt()).isEqualTo(1);
        assertThat(summary.at("/sides/SHORT/meanTrue/value").isNull()).isTrue();
        assertThat(summary.at("/evidence/LOSING/meanPredicted/value").asDouble())
                .isEqualTo(0.31);
        given().get(PATH + "?market=live").then().statusCode(200).body("all.n", Matchers.is(0));
        given().get(PATH + "?market=unreal").then().statusCode(400);

        // and those that came as history, or from a real market, are nobody's question
        assertThat(truths.untold(List.of()).await().atMost(LONG)).isEmpty();
        assertThat(askedCloses()).doesNotContain("2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z");
    }
}
