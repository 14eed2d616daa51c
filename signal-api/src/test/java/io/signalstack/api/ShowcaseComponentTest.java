package io.signalstack.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.api.testing.Log;
import io.signalstack.api.testing.Reader;
import io.signalstack.api.testing.SignalStory;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.signalstack.trading.signal.Outcome;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShowcaseComponentTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Log log;
    private Reader reader;

    @BeforeEach
    void begin() {
        if (reader == null) {
            log = new Log(servers);
            reader = Reader.registered("visitor@example.org");
        }
    }

    @Test
    void the_showcase_counts_what_became_of_the_signals() {
        // Given
        SignalRecord[] events = {
            told("shown-1").closed(Outcome.Result.TARGET, 1.5),
            told("shown-2").closed(Outcome.Result.TARGET, 0.5),
            told("shown-3").closed(Outcome.Result.STOP, -1.0),
            told("shown-4").closed(Outcome.Result.EXPIRED, 0.25),
            told("shown-5").closed(Outcome.Result.NOT_FILLED, null),
            told("shown-6").closed(Outcome.Result.UNVERIFIABLE, null),
            told("shown-7").opened()
        };

        // When
        log.write(events);
        reader.awaitSequence("shown-7", 0);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> reader.client()
                        .request()
                        .get("/api/v1/signals/performance-showcase")
                        .then()
                        .statusCode(200)
                        .rootPath("byStrategy.'shown@1'")
                        .body("n", equalTo(4))
                        .body("winRate.value", equalTo(0.75f))
                        .body("hitRate.value", equalTo(0.5f))
                        .body("profitFactor.value", equalTo(2.25f))
                        .body("averageConfidence.value", equalTo(0.8f))
                        .body("highConfidenceShare.value", equalTo(1.0f))
                        .body("notFilled", equalTo(1))
                        .body("unverifiable", equalTo(1))
                        .body("open", equalTo(1))
                        .noRootPath()
                        .body("bySide.keySet()", hasItem("LONG")));
    }

    private static SignalStory told(String id) {
        return SignalStory.of(id, "REPLAY:QUIET/USD").by("shown@1").believed(0.8, "CALIBRATED(500)");
    }
}
