package io.signalstack.platform;

import static io.signalstack.platform.Strangers.json;
import static io.signalstack.platform.Strangers.problem;
import static io.signalstack.platform.Strangers.somebody;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.platform.testing.TokenResource;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to a request that is refused, or fails. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class ProblemsComponentTest {

    TestTokens tokens;

    @Test
    void an_unknown_path_is_a_404() {
        problem(somebody().get("/nowhere?token=secret").then(), 404, "UNKNOWN_PATH")
                .body("instance", equalTo("/nowhere"))
                .body(not(containsString("secret")));
        problem(somebody().get("/doors/nowhere").then(), 404, "UNKNOWN_PATH");
    }

    @Test
    void an_answer_that_cannot_be_given_in_the_accepted_type_is_a_406() {
        problem(somebody().accept("image/png").get("/doors/asked").then(), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void a_body_of_a_wrong_media_type_is_a_415() {
        problem(
                somebody()
                        .contentType("text/csv")
                        .body("a,b")
                        .post("/doors/orders")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void an_oversized_body_is_a_413() {
        problem(json().body("x".repeat(70_000)).post("/doors/orders").then(), 413, "BODY_TOO_LARGE");
    }

    @Test
    void an_oversized_body_of_unstated_length_is_a_413() {
        problem(
                json().body(new ByteArrayInputStream(
                                ("{\"symbol\":\"" + "x".repeat(70_000) + "\"}").getBytes(US_ASCII)))
                        .post("/doors/orders")
                        .then(),
                413,
                "BODY_TOO_LARGE");
    }

    @Test
    void a_body_of_unstated_length_within_the_limit_is_read() {
        json().body(new ByteArrayInputStream("{\"symbol\":\"abc\"}".getBytes(US_ASCII)))
                .post("/doors/orders")
                .then()
                .statusCode(200)
                .body("symbol", equalTo("abc"));
    }

    @Test
    void no_token_is_a_401_that_asks_for_one() {
        problem(somebody().get("/doors/users").then(), 401, "UNAUTHENTICATED").header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/doors/users", "/doors/asked", "/nowhere", "/health", "/guarded/thing"})
    void an_unreadable_token_is_a_401_wherever_it_is_sent(String path) {
        problem(bearer("nonsense").get(path).then(), 401, "TOKEN_INVALID")
                .header("WWW-Authenticate", containsString("invalid_token"));
    }

    @Test
    void an_expired_token_is_a_401_that_says_so() {
        problem(bearer(tokens.expired("u1")).get("/doors/users").then(), 401, "TOKEN_INVALID")
                .body("detail", equalTo("the token has expired"));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_a_401() {
        problem(bearer(tokens.byIssuer("somebody")).get("/doors/users").then(), 401, "TOKEN_INVALID");
        problem(bearer(tokens.forAudience("somebody")).get("/doors/users").then(), 401, "TOKEN_INVALID");
    }

    @Test
    void a_good_token_names_its_caller() {
        bearer(tokens.user("u1", Tier.PRO))
                .get("/doors/users")
                .then()
                .statusCode(200)
                .body("userId", equalTo("u1"))
                .body("tier", equalTo("PRO"));
    }

    @Test
    void a_role_that_is_lacking_is_a_403() {
        problem(bearer(tokens.user("u1", Tier.FREE)).get("/doors/admins").then(), 403, "FORBIDDEN");
    }

    @Test
    void an_endpoint_without_a_permission_is_denied() {
        problem(somebody().get("/forgotten").then(), 401, "UNAUTHENTICATED");
        problem(bearer(tokens.admin("a1")).get("/forgotten").then(), 403, "FORBIDDEN");
    }

    @Test
    void a_path_policy_that_is_not_met_is_a_problem_too() {
        problem(somebody().get("/guarded/thing").then(), 401, "UNAUTHENTICATED").header("WWW-Authenticate", "Bearer");
        problem(bearer(tokens.user("u1", Tier.FREE)).get("/guarded/thing").then(), 403, "FORBIDDEN");
        bearer(tokens.admin("a1")).get("/guarded/thing").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/doors/unexpected", "/routes/failing"})
    void what_nobody_expected_is_a_500_that_shows_nothing_but_a_trace_id(String path) {
        problem(somebody().header("X-Request-Id", "trace-7").get(path).then(), 500, "INTERNAL")
                .body("traceId", equalTo("trace-7"))
                .body("$", not(hasKey("detail")))
                .body(not(containsString("hunter2")))
                .body(not(containsString("Exception")));
    }

    @Test
    void a_refusal_of_ours_keeps_its_code_and_detail() {
        problem(somebody().get("/doors/unknown-symbol").then(), 404, "UNKNOWN_SYMBOL")
                .body("detail", equalTo("no instrument is called XYZ"))
                .body("type", equalTo("urn:signalstack:problem:unknown-symbol"));
    }

    @Test
    void an_error_status_without_a_body_gets_one() {
        problem(somebody().get("/doors/empty").then(), 409, "CONFLICT");
    }

    private static RequestSpecification bearer(String token) {
        return somebody().header("Authorization", "Bearer " + token);
    }
}
