package io.signalstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalstack.api.testing.Client;
import io.signalstack.api.testing.Log;
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
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalsComponentTest {

    private static final String BTC = "REPLAY:BTC/USD";
    private static final String PAGE = "REPLAY:PAGE/USD";
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final Client client = new Client();
    private Log log;
    private String token;

    @BeforeEach
    void begin() {
        if (token != null) {
            return;
        }
        log = new Log(servers);
        token = client.registered("reader@example.org");
        await().atMost(SOON)
                .until(() -> client.request().get("/api/v1/market/instruments").path("instruments.size()")
                                instanceof Integer known
                        && known >= 4);
        writePages();
    }

    private void writePages() {
        for (int i = 0; i < 5; i++) {
            log.write(SignalStory.of("page-" + i, PAGE)
                    .opening(TEN.plusSeconds(60L * i))
                    .by(i < 2 ? "paged@1" : "paged@2")
                    .going(i % 2 == 0 ? Side.LONG : Side.SHORT)
                    .in(i < 3 ? "1m" : "5m", i < 4 ? Regime.RANGING : Regime.VOLATILE)
                    .believed(i / 10.0, i < 4 ? "CALIBRATED(500)" : "UNCALIBRATED(0)")
                    .opened());
        }
        awaitSequence("page-4", 0);
    }

    @Test
    void an_event_comes_out_of_http_with_exactly_the_fields_of_the_feed() {
        // Given
        SignalRecord.SignalOpened opened = Samples.opened();

        // When
        log.write(opened);

        // Then
        awaitSequence(opened.signal().id(), 0);
        SignalView expected = SignalView.after(opened, null);
        assertThat(json(get("/api/v1/signals/" + opened.signal().id()))).isEqualTo(tree(expected));
        JsonNode latest = json(client.request().get("/api/v1/signals/latest?symbol=BTC/USDT"));
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
        awaitSequence("again", 2);
        JsonNode before = json(get("/api/v1/signals/again"));

        // When
        log.write(closed, story.opened(), revised);
        log.write(SignalStory.of("again-fence", BTC).opened());
        awaitSequence("again-fence", 0);

        // Then
        assertThat(json(get("/api/v1/signals/again")))
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
        awaitSequence("revised-later", 1);

        // When
        SignalRecord.SignalRevised revised =
                new SignalRecord.SignalRevised(story.signal(), story.annotations(), 2, Samples.outcome());
        log.write(revised);
        awaitSequence("revised-later", 2);

        // Then
        assertThat(json(get("/api/v1/signals/revised-later")))
                .isEqualTo(tree(SignalView.after(revised, SignalView.after(closed, null))));
    }

    @Test
    void a_new_signal_is_among_the_latest_long_before_their_minute_is_over() {
        // Given
        client.request().get("/api/v1/signals/latest?symbol=ETH/USD").then().body("signals.id", empty());

        // When
        log.write(SignalStory.of("fresh", "REPLAY:ETH/USD").opened());

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> client.request()
                        .get("/api/v1/signals/latest?symbol=ETH/USD")
                        .then()
                        .body("signals.id", contains("fresh")));
        client.request()
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
        awaitSequence("after-the-bad-ones", 0);
        get("/api/v1/signals/unstorable").then().statusCode(404);
        assertThat(log.read(Topic.SIGNALS.deadLetter()))
                .filteredOn(letter -> letter.key().equals(BTC))
                .hasSize(2)
                .allSatisfy(letter -> {
                    assertThat(Log.header(letter, DeadLetters.CONSUMER)).isEqualTo("signal-api");
                    assertThat(Log.header(letter, DeadLetters.REASON)).isNotBlank();
                });
    }

    @Test
    void pages_follow_one_another_without_a_signal_twice_or_missing() {
        // When
        Response first = get("/api/v1/signals?symbol=PAGE/USD&limit=2");
        Response second = get(linked(first));
        Response third = get(linked(second));

        // Then
        first.then().statusCode(200).body("signals.id", contains("page-4", "page-3"));
        first.then().body("instrument", equalTo(PAGE));
        second.then().body("signals.id", contains("page-2", "page-1"));
        third.then().body("signals.id", contains("page-0")).body("next", nullValue());
        assertThat(third.header("Link")).isNull();
    }

    @Test
    void a_page_that_has_not_changed_is_a_304() {
        String tag = get("/api/v1/signals?symbol=PAGE/USD").header("ETag");

        client.bearer(token)
                .header("If-None-Match", tag)
                .get("/api/v1/signals?symbol=PAGE/USD")
                .then()
                .statusCode(304)
                .header("ETag", tag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeframe=5m | page-4 page-3",
                "side=short | page-3 page-1",
                "status=OPEN&limit=200 | page-4 page-3 page-2 page-1 page-0",
                "status=CLOSED | ''",
                "regime=VOLATILE | page-4",
                "strategy=paged@1 | page-1 page-0",
                "strategy=paged | page-4 page-3 page-2 page-1 page-0",
                "strategy=page | ''",
                "minConfidence=0.2 | page-3 page-2",
                "minConfidence=0.2&includeUncalibrated=true | page-4 page-3 page-2",
                "from=2026-11-20T10:03:00Z | page-4 page-3 page-2",
                "from=2026-11-20T10:02:00Z&to=2026-11-20T10:03:00Z | page-1",
                "symbol=REPLAY:PAGE/USD&side=LONG&regime=VOLATILE | page-4",
            })
    void filters_let_through_what_they_say(String query, String ids) {
        List<String> found = get("/api/v1/signals?" + (query.contains("symbol") ? "" : "symbol=PAGE/USD&") + query)
                .then()
                .statusCode(200)
                .extract()
                .path("signals.id");

        assertThat(String.join(" ", found)).isEqualTo(ids);
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
        awaitSequence("shown-7", 0);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> client.request()
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

    private void awaitSequence(String id, int sequence) {
        await().atMost(SOON).until(() -> {
            Response answer = get("/api/v1/signals/" + id);
            return answer.statusCode() == 200 && answer.<Integer>path("sequence") >= sequence;
        });
    }

    private Response get(String path) {
        return client.bearer(token).get(path);
    }

    private static String linked(Response page) {
        return page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    }

    private static JsonNode json(Response response) {
        return Json.read(response.asByteArray(), JsonNode.class);
    }

    private static JsonNode tree(SignalView view) {
        return Json.read(Json.bytes(view), JsonNode.class);
    }
}
