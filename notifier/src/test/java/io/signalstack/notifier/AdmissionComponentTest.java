package io.signalstack.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.testing.EmptyBodies;
import io.signalstack.platform.testing.TestTokens;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdmissionComponentTest extends FeedFixture {

    @Test
    void has_no_route_that_takes_a_body_and_would_have_to_refuse_an_empty_one() {
        assertThat(EmptyBodies.sent(service.getPort())).isEmpty();
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
                        "quarkus-http-upgrade#Authorization#Bearer " + tokens.user("carrier", Tier.FREE),
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
                "/api/v1/ws?token=" + TestTokens.withNewKey().user("forger", Tier.ENTERPRISE), 401, "TOKEN_INVALID");
    }

    @Test
    void lets_only_known_pages_connect() throws IOException {
        String path = "/api/v1/ws?token=" + tokens.user("page", Tier.FREE);
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
        String token = tokens.user("crowd-" + symbol, Tier.FREE);
        connect(token).next("welcome");
        FeedClient second = connect(token);
        second.next("welcome");
        assertRefused("/api/v1/ws?token=" + token, 403, "TIER_TOO_LOW");

        second.close();
        second.closeCode();

        await().untilAsserted(() -> connect(token).next("welcome"));
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
        client.send("{\"type\":\"auth\",\"id\":9,\"token\":\"" + tokens.user("renewing", Tier.FREE) + "\"}");
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
    void serves_its_description() {
        given().get("/q/asyncapi").then().statusCode(200).body(containsString("asyncapi: 3.0.0"));
    }

    @Test
    void a_plain_request_is_told_to_upgrade() {
        given().get("/api/v1/ws")
                .then()
                .statusCode(426)
                .header("Upgrade", "websocket")
                .body("code", is("UPGRADE_REQUIRED"));
        given().post("/api/v1/ws").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
        given().options("/api/v1/ws").then().statusCode(200).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void another_services_token_is_no_users() throws IOException {
        assertRefused("/api/v1/ws?token=" + tokens.service("backtest-service"), 403, "FORBIDDEN");
        FeedClient client = connect(Tier.FREE);

        client.send("{\"type\":\"auth\",\"id\":5,\"token\":\"" + tokens.service("backtest-service") + "\"}");

        assertThat(client.next("error").at("/problem/code").asText()).isEqualTo("FORBIDDEN");
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
}
