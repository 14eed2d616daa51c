package io.signalstack.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.notifier.application.Cursor;
import io.signalstack.notifier.application.Positions;
import io.signalstack.platform.security.Tier;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(FeedResource.class)
class FeedComponentTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestTokens tokens;

    @Inject
    SettableClock clock;

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final List<FeedClient> clients = new ArrayList<>();
    private Publisher publisher;
    private String symbol;
    private String instrument;

    @BeforeEach
    void anInstrumentOfItsOwn() {
        publisher = new Publisher(bootstrapServers);
        symbol = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "/USD";
        instrument = "REPLAY:" + symbol;
        publisher.define(instrument);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get("/health/ready").then().statusCode(200));
    }

    @AfterEach
    void cleanUp() {
        clients.forEach(FeedClient::close);
        publisher.close();
        clock.reset();
    }

    @Test
    void welcomes_a_token_in_the_address_and_tells_the_tiers_limits() {
        JsonNode welcome = connect(Tier.PRO).next();

        assertThat(welcome.path("type").asText()).isEqualTo("welcome");
        assertThat(welcome.path("session").asText()).isNotEmpty();
        assertThat(welcome.path("heartbeatSeconds").asInt()).isEqualTo(15);
        assertThat(welcome.path("limits").path("sockets").asInt()).isEqualTo(5);
        assertThat(welcome.path("limits").path("symbols").asInt()).isEqualTo(100);
    }

    @Test
    void takes_the_token_in_a_subprotocol() {
        String carrier = URLEncoder.encode(
                        "quarkus-http-upgrade#Authorization#Bearer " + tokens.of("carrier", Tier.FREE),
                        StandardCharsets.UTF_8)
                .replace("+", "%20");
        FeedClient client = FeedClient.connect(FeedClient.options(service, "/api/v1/ws")
                .addSubProtocol("bearer-token-carrier")
                .addSubProtocol(carrier));
        clients.add(client);

        assertThat(client.next().path("type").asText()).isEqualTo("welcome");
        assertThat(client.subprotocol()).isEqualTo("bearer-token-carrier");
    }

    @Test
    void refuses_missing_wrong_and_expired_tokens_with_a_problem_document() throws IOException {
        assertRefused("/api/v1/ws", 401, "UNAUTHENTICATED");
        assertRefused("/api/v1/ws?token=", 401, "UNAUTHENTICATED");
        assertRefused("/api/v1/ws?token=abc.def.ghi", 401, "TOKEN_INVALID");
        assertRefused("/api/v1/ws?token=" + tokens.expired("late"), 401, "TOKEN_INVALID");
        assertRefused(
                "/api/v1/ws?token=" + TestTokens.withNewKey().of("forger", Tier.ENTERPRISE), 401, "TOKEN_INVALID");
    }

    @Test
    void lets_only_known_pages_connect() throws IOException {
        String path = "/api/v1/ws?token=" + tokens.of("page", Tier.FREE);
        WebSocketConnectOptions strange = FeedClient.options(service, path)
                .setAllowOriginHeader(true)
                .addHeader("Origin", "https://elsewhere.example");
        WebSocketConnectOptions ours = FeedClient.options(service, path)
                .setAllowOriginHeader(true)
                .addHeader("Origin", "http://localhost:8000");

        assertThat(problem(FeedClient.refusal(strange)).path("code").asText()).isEqualTo("FORBIDDEN");
        FeedClient client = FeedClient.connect(ours);
        clients.add(client);
        assertThat(client.next().path("type").asText()).isEqualTo("welcome");
    }

    @Test
    void gives_each_tier_its_number_of_sockets() throws IOException {
        String token = tokens.of("crowd-" + symbol, Tier.FREE);
        connect(token).next("welcome");
        FeedClient second = connect(token);
        second.next("welcome");
        assertRefused("/api/v1/ws?token=" + token, 403, "TIER_TOO_LOW");

        second.close();
        second.closeCode();

        await().untilAsserted(() -> connect(token).next("welcome"));
    }

    @Test
    void a_signal_frame_says_what_the_record_says_field_by_field() throws IOException {
        FeedClient client = subscribed();
        SignalRecord.SignalOpened opened = Events.opened(instrument, "s");
        SignalRecord.SignalClosed closed = Events.closed(instrument, "s");
        publisher.signals(opened, closed, Events.revised(instrument, "s", 2));

        SignalView afterOpening = SignalView.after(opened, null);
        SignalView afterClosing = SignalView.after(closed, afterOpening);
        assertSignal(client.next(), "opened", afterOpening);
        assertSignal(client.next(), "closed", afterClosing);
        assertSignal(client.next(), "revised", SignalView.after(Events.revised(instrument, "s", 2), afterClosing));
    }

    @Test
    void the_snapshot_has_open_signals_and_last_prices() throws IOException {
        FeedClient witness = subscribed();
        publisher.price(new LastPrice(instrument, 812.25, NOW));
        witness.next("price");
        publisher.signals(
                Events.opened(instrument, "still open"),
                Events.opened(instrument, "over"),
                Events.closed(instrument, "over"),
                Events.historical(instrument, "old"));
        witness.next("signal");
        witness.next("signal");
        witness.next("signal");

        JsonNode answer = connect(Tier.FREE).send(subscribe("\"id\":5")).next("subscribed");

        assertThat(answer.path("id").asInt()).isEqualTo(5);
        assertThat(answer.path("symbols")).hasSize(1);
        assertThat(answer.path("symbols").path(0).asText()).isEqualTo(instrument);
        assertThat(answer.path("cursor").asText()).isNotEmpty();
        assertThat(answer.path("snapshot").path("signals")).hasSize(1);
        assertThat(answer.path("snapshot").path("signals").path(0))
                .isEqualTo(tree(SignalView.after(Events.opened(instrument, "still open"), null)));
        assertThat(answer.path("snapshot").path("prices").path(0).path("price").asDouble())
                .isEqualTo(812.25);
    }

    @Test
    void prices_name_the_symbol_and_the_instrument() {
        FeedClient client = subscribed();

        publisher.price(new LastPrice(instrument, 799.5, NOW));

        JsonNode price = client.next("price");
        assertThat(price.path("symbol").asText()).isEqualTo(symbol);
        assertThat(price.path("instrument").asText()).isEqualTo(instrument);
        assertThat(price.path("price").asDouble()).isEqualTo(799.5);
        assertThat(price.path("at").asText()).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void never_feeds_historical_aborted_or_unreadable_records() {
        FeedClient client = subscribed();
        publisher.signals(Events.historical(instrument, "historical"));
        publisher.aborted(Events.opened(instrument, "aborted"));
        publisher.unreadable(instrument);
        publisher.signals(Events.opened(instrument, "real"));

        assertThat(client.next().path("signal").path("id").asText()).isEqualTo("real");
    }

    @Test
    void leaves_out_what_is_under_the_least_confidence() {
        FeedClient client = connect(Tier.FREE).send(subscribe("\"minConfidence\":0.6"));
        client.next("subscribed");
        publisher.signals(
                Events.confident(instrument, "low", 0.59, "CALIBRATED(400)"),
                Events.confident(instrument, "unknown", 0.9, "UNCALIBRATED(12)"),
                Events.confident(instrument, "high", 0.6, "CALIBRATED(400)"));

        assertThat(client.next("signal").path("signal").path("id").asText()).isEqualTo("high");
    }

    @Test
    void takes_an_alias_and_names_the_instrument_that_was_meant() {
        publisher.define("REPLAY:BTC/USD");
        FeedClient client = connect(Tier.FREE);

        await().untilAsserted(() -> assertThat(client.send("{\"type\":\"subscribe\",\"symbols\":[\"BTC/USDT\"]}")
                        .next("subscribed", "error")
                        .path("symbols")
                        .path(0)
                        .asText())
                .isEqualTo("REPLAY:BTC/USD"));
    }

    @Test
    void answers_pings() {
        JsonNode pong = connect(Tier.FREE).send("{\"type\":\"ping\",\"id\":42}").next("pong");

        assertThat(pong.path("id").asInt()).isEqualTo(42);
    }

    @Test
    void unsubscribing_ends_the_frames() {
        FeedClient client = subscribed();
        client.send("{\"type\":\"unsubscribe\",\"id\":2,\"symbols\":[\"" + symbol + "\"]}");
        assertThat(client.next("unsubscribed").path("symbols")).isEmpty();

        publisher.signals(Events.opened(instrument, "unseen"));
        subscribed().send("{\"type\":\"ping\"}").next("pong");

        assertThat(client.send("{\"type\":\"ping\"}").next().path("type").asText())
                .isEqualTo("pong");
    }

    @Test
    void a_client_that_comes_back_gets_exactly_what_it_missed_once_from_memory() {
        assertResumes(FeedResource.HISTORY - 2);
    }

    @Test
    void a_client_that_comes_back_gets_exactly_what_it_missed_once_from_the_log() {
        assertResumes(FeedResource.HISTORY * 4);
    }

    private void assertResumes(int missed) {
        FeedClient first = subscribed();
        publisher.signals(Events.opened(instrument, "seen"));
        String cursor = first.next("signal").path("cursor").asText();
        first.close();
        FeedClient witness = subscribed();
        for (int i = 0; i < missed; i++) {
            publisher.signals(Events.opened(instrument, "missed" + i));
            witness.next("signal");
        }

        FeedClient again = connect(Tier.FREE).send(subscribe("\"cursor\":\"" + cursor + "\""));
        JsonNode answer = again.next("subscribed");
        publisher.signals(Events.closed(instrument, "seen"));

        assertThat(answer.path("snapshot").path("signals"))
                .as("as it was at the cursor")
                .hasSize(1);
        assertThat(answer.path("cursor").asText()).isEqualTo(cursor);
        List<String> expected = new ArrayList<>();
        IntStream.range(0, missed).forEach(i -> expected.add("missed" + i));
        expected.add("seen");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            ids.add(again.next().path("signal").path("id").asText());
        }
        assertThat(ids).isEqualTo(expected);
        assertThat(again.send("{\"type\":\"ping\"}").next().path("type").asText())
                .as("nothing more")
                .isEqualTo("pong");
    }

    @Test
    void a_heartbeat_tells_how_far_the_feed_has_come() {
        FeedClient client = subscribed();
        publisher.signals(Events.opened(instrument, "a"));
        client.next("signal");

        clock.forward(Duration.ofSeconds(16));

        String cursor = client.next("heartbeat").path("cursor").asText();
        publisher.signals(Events.opened(instrument, "b"));
        client.next("signal");
        FeedClient again = connect(Tier.FREE).send(subscribe("\"cursor\":\"" + cursor + "\""));
        again.next("subscribed");
        assertThat(again.next().path("signal").path("id").asText()).isEqualTo("b");
    }

    @Test
    void a_cursor_from_elsewhere_is_answered_with_resync_and_a_snapshot() {
        String foreign = new Cursor("another-cluster", Positions.zero(12)).encode();
        FeedClient client = connect(Tier.FREE).send(subscribe("\"cursor\":\"" + foreign + "\""));
        client.next("welcome");

        assertThat(client.next().path("type").asText()).isEqualTo("resync");
        assertThat(client.next().path("type").asText()).isEqualTo("subscribed");
    }

    @Test
    void answers_what_it_cannot_do_with_a_problem_and_goes_on() {
        FeedClient client = connect(Tier.FREE);

        client.send("{\"type\":\"subscribe\",\"id\":1,\"symbols\":[\"NO/SUCH\"]}");
        assertError(client, 1, "UNKNOWN_SYMBOL");
        client.send(subscribe("\"id\":2,\"cursor\":\"nonsense\""));
        assertError(client, 2, "BAD_CURSOR");
        client.send(subscribe("\"id\":3,\"minConfidence\":60"));
        assertError(client, 3, "INVALID_PARAMETER");
        client.send("{\"type\":\"auth\",\"id\":4,\"token\":\"abc\"}");
        assertError(client, 4, "TOKEN_INVALID");
        client.send("{\"type\":\"auth\",\"id\":5,\"token\":\"" + tokens.of("somebody else", Tier.FREE) + "\"}");
        assertError(client, 5, "TOKEN_INVALID");
        client.send("{\"type\":\"ping\"}").next("pong");
    }

    @Test
    void a_tier_has_its_number_of_symbols() {
        List<String> many =
                IntStream.range(0, 11).mapToObj(i -> "REPLAY:M" + i + "/USD").toList();
        many.forEach(publisher::define);
        publisher.price(new LastPrice(many.getLast(), 1, NOW));
        FeedClient client = connect(Tier.FREE);

        await().untilAsserted(() -> assertThat(client.send(Json.text(Map.of("type", "subscribe", "symbols", many)))
                        .next("error")
                        .path("problem")
                        .path("code")
                        .asText())
                .isEqualTo("TIER_TOO_LOW"));
    }

    @Test
    void three_unreadable_messages_end_the_session() {
        FeedClient client = connect(Tier.FREE);
        client.send("{");
        assertError(client, null, "MALFORMED_JSON");
        client.sendBinary(new byte[] {1, 2, 3});
        assertError(client, null, "MALFORMED_JSON");
        client.send("{\"type\":\"shout\"}");
        assertError(client, null, "MALFORMED_JSON");

        assertThat(client.closeCode()).isEqualTo(4400);
    }

    @Test
    void a_message_over_16_kib_ends_the_session() {
        FeedClient client = connect(Tier.FREE).send("{\"type\":\"ping\",\"x\":\"" + "x".repeat(16 * 1024) + "\"}");

        assertError(client, null, "BODY_TOO_LARGE");
        assertThat(client.closeCode()).isEqualTo(4400);
    }

    @Test
    void more_than_20_messages_a_second_end_the_session() {
        FeedClient client = connect(Tier.FREE);
        for (int i = 0; i < 40; i++) {
            client.send("{\"type\":\"ping\"}");
        }

        assertError(client, null, "RATE_LIMITED");
        assertThat(client.closeCode()).isEqualTo(4400);
    }

    @Test
    void a_session_ends_when_its_token_expires() {
        FeedClient client =
                connect(tokens.until("short", Tier.FREE, Instant.now().plusSeconds(30)));
        client.next("welcome");

        clock.forward(Duration.ofSeconds(31));

        assertThat(client.closeCode()).isEqualTo(4401);
    }

    @Test
    void a_newer_token_lets_the_session_go_on() {
        Instant soon = Instant.now().plusSeconds(30);
        FeedClient client = connect(tokens.until("renewing", Tier.FREE, soon));
        client.send("{\"type\":\"auth\",\"id\":9,\"token\":\"" + tokens.of("renewing", Tier.FREE) + "\"}");
        assertThat(client.next("renewed").path("id").asInt()).isEqualTo(9);

        clock.forward(Duration.ofSeconds(45));

        client.next("heartbeat");
        client.send("{\"type\":\"ping\"}").next("pong");
    }

    @Test
    void a_silent_client_is_closed_and_one_that_answers_pings_is_not() {
        FeedClient answering = connect(Tier.FREE);
        answering.next("welcome");
        clock.forward(Duration.ofSeconds(25));
        answering.next("heartbeat");
        FeedClient silent = connect(Tier.FREE);
        silent.next("welcome");
        silent.stall();

        clock.forward(Duration.ofSeconds(61));

        silent.readOn();
        assertThat(silent.closeCode()).isEqualTo(4408);
    }

    @Test
    void a_slow_client_is_closed_and_slows_nobody_else() {
        FeedClient slow = subscribed();
        FeedClient quick = subscribed();
        slow.stall();

        for (int round = 0; round < 30; round++) {
            List<String> ids = IntStream.range(round * 100, round * 100 + 100)
                    .mapToObj(n -> "s" + n)
                    .toList();
            publisher.signals(
                    ids.stream().map(id -> Events.opened(instrument, id)).toArray(SignalRecord[]::new));
            ids.forEach(id -> assertThat(
                            quick.next("signal").path("signal").path("id").asText())
                    .isEqualTo(id));
        }

        slow.readOn();
        assertThat(slow.closeCode()).isEqualTo(4409);
        given().get("/metrics")
                .then()
                .body(containsString("signalstack_feed_dropped_total{reason=\"overflow\",type=\"signal\"}"))
                .body(containsString("signalstack_feed_connections{transport=\"websocket\"}"));
    }

    @Test
    void serves_its_description() {
        given().get("/q/asyncapi").then().statusCode(200).body(containsString("asyncapi: 3.0.0"));
    }

    @Test
    void a_plain_request_is_answered_with_a_problem() {
        given().get("/api/v1/ws").then().statusCode(404).body("code", is("UNKNOWN_PATH"));
    }

    private FeedClient connect(Tier tier) {
        return connect(tokens.of("user-" + UUID.randomUUID(), tier));
    }

    private FeedClient connect(String token) {
        FeedClient client = FeedClient.connect(service, token);
        clients.add(client);
        return client;
    }

    /** A client that is subscribed to the test's instrument, once the feed has heard of it. */
    private FeedClient subscribed() {
        FeedClient client = connect(Tier.FREE);
        await().until(() -> client.send(subscribe("\"id\":1"))
                .next("subscribed", "error")
                .path("type")
                .asText()
                .equals("subscribed"));
        return client;
    }

    private String subscribe(String more) {
        return "{\"type\":\"subscribe\",\"symbols\":[\"" + symbol + "\"]," + more + "}";
    }

    private void assertRefused(String path, int status, String code) throws IOException {
        UpgradeRejectedException refusal = FeedClient.refusal(FeedClient.options(service, path));
        assertThat(refusal.getStatus()).isEqualTo(status);
        assertThat(refusal.getHeaders().get("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = problem(refusal);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("instance").asText()).isEqualTo("/api/v1/ws");
    }

    private static JsonNode problem(UpgradeRejectedException refusal) throws IOException {
        return JSON.readTree(refusal.getBody().getBytes());
    }

    private static void assertError(FeedClient client, Integer id, String code) {
        JsonNode error = client.next("error");
        assertThat(error.path("problem").path("code").asText()).isEqualTo(code);
        assertThat(error.path("problem").path("status").asInt()).isGreaterThanOrEqualTo(400);
        assertThat(error.path("id").isNull() ? null : error.path("id").asInt()).isEqualTo(id);
    }

    private static void assertSignal(JsonNode frame, String event, SignalView expected) throws IOException {
        assertThat(frame.path("type").asText()).isEqualTo("signal");
        assertThat(frame.path("event").asText()).isEqualTo(event);
        assertThat(frame.path("cursor").asText()).isNotEmpty();
        assertThat(frame.path("signal")).isEqualTo(tree(expected));
    }

    private static JsonNode tree(SignalView view) throws IOException {
        return JSON.readTree(Json.bytes(view));
    }
}
