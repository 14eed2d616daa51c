package io.signalstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalstack.api.testing.Log;
import io.signalstack.api.testing.Reader;
import io.signalstack.api.testing.SignalStory;
import io.signalstack.contracts.Samples;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.signalstack.trading.signal.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From an event of the log to the signal that HTTP serves. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalProjectionComponentTest {

    private static final String BTC = "REPLAY:BTC/USD";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Log log;
    private Reader reader;

    @BeforeEach
    void begin() {
        if (reader == null) {
            log = new Log(servers);
            reader = Reader.registered("projected@example.org");
        }
    }

    @Test
    void an_event_comes_out_of_http_with_exactly_the_fields_of_the_feed() {
        // Given
        SignalRecord.SignalOpened opened = Samples.opened();

        // When
        log.write(opened);

        // Then
        reader.awaitSequence(opened.signal().id(), 0);
        SignalView expected = SignalView.after(opened, null);
        assertThat(json(reader.get("/api/v1/signals/" + opened.signal().id()))).isEqualTo(tree(expected));
        JsonNode latest = json(reader.client().request().get("/api/v1/signals/latest?symbol=BTC/USDT"));
        assertThat(latest.get("instrument").asText()).isEqualTo(BTC);
        assertThat(latest.get("signals")).contains(tree(expected));
    }

    @Test
    void what_comes_twice_or_too_late_changes_nothing() {
        // Given
        SignalStory story = SignalStory.of("again", BTC);
        SignalRecord.SignalClosed closed = story.closed(Outcome.Result.TARGET, 1.25);
        SignalRecord.SignalRevised revised =
                new SignalRecord.SignalRevised(story.signal(), story.annotations(), 2, Samples.outcome());
        log.write(story.opened(), closed, revised);
        reader.awaitSequence("again", 2);
        JsonNode before = json(reader.get("/api/v1/signals/again"));

        // When
        log.write(closed, story.opened(), revised);
        log.write(SignalStory.of("again-fence", BTC).opened());
        reader.awaitSequence("again-fence", 0);

        // Then
        assertThat(json(reader.get("/api/v1/signals/again")))
                .isEqualTo(before)
                .isEqualTo(tree(
                        SignalView.after(revised, SignalView.after(closed, SignalView.after(story.opened(), null)))));
    }

    @Test
    void a_revision_in_a_later_batch_keeps_the_first_outcome() {
        // Given
        SignalStory story = SignalStory.of("revised-later", BTC);
        SignalRecord.SignalClosed closed = story.closed(Outcome.Result.STOP, -1.1);
        log.write(story.opened(), closed);
        reader.awaitSequence("revised-later", 1);

        // When
        SignalRecord.SignalRevised revised =
                new SignalRecord.SignalRevised(story.signal(), story.annotations(), 2, Samples.outcome());
        log.write(revised);
        reader.awaitSequence("revised-later", 2);

        // Then
        assertThat(json(reader.get("/api/v1/signals/revised-later")))
                .isEqualTo(tree(SignalView.after(revised, SignalView.after(closed, null))));
    }

    @Test
    void a_new_signal_is_among_the_latest_long_before_their_minute_is_over() {
        // Given
        reader.client()
                .request()
                .get("/api/v1/signals/latest?symbol=ETH/USD")
                .then()
                .body("signals.id", empty());

        // When
        log.write(SignalStory.of("fresh", "REPLAY:ETH/USD").opened());

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> reader.client()
                        .request()
                        .get("/api/v1/signals/latest?symbol=ETH/USD")
                        .then()
                        .body("signals.id", contains("fresh")));
        reader.client()
                .request()
                .get("/api/v1/signals/latest?limit=1")
                .then()
                .body("signals.size()", equalTo(1))
                .body("instrument", nullValue());
    }

    @Test
    void what_cannot_be_read_or_stored_goes_to_the_dead_letters_and_holds_nothing_up() {
        // When
        log.write(BTC, "{\"type\":\"signal-opened\"".getBytes(StandardCharsets.UTF_8));
        log.write(SignalStory.of("unstorable", BTC).saying("nothing\0").opened());
        log.write(Samples.activated());
        log.write(SignalStory.of("after-the-bad-ones", BTC).opened());

        // Then
        reader.awaitSequence("after-the-bad-ones", 0);
        reader.get("/api/v1/signals/unstorable").then().statusCode(404);
        assertThat(log.read(Topic.SIGNALS.deadLetter()))
                .filteredOn(letter -> letter.key().equals(BTC))
                .hasSize(2)
                .allSatisfy(letter -> {
                    assertThat(Log.header(letter, DeadLetters.CONSUMER)).isEqualTo("signal-api");
                    assertThat(Log.header(letter, DeadLetters.REASON)).isNotBlank();
                });
    }

    private static JsonNode json(Response response) {
        return Json.read(response.asByteArray(), JsonNode.class);
    }

    private static JsonNode tree(SignalView view) {
        return Json.read(Json.bytes(view), JsonNode.class);
    }
}
