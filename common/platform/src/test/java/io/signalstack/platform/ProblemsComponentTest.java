package io.signalstack.platform;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.signalstack.platform.security.Tier;
import io.signalstack.platform.testing.EmptyBodies;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.platform.testing.TokenResource;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class ProblemsComponentTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    TestTokens tokens;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @CsvSource({
        "limit=abc, limit",
        "limit=1.5, limit",
        "limit=99999999999, limit",
        "side=UP, side",
        "from=yesterday, from",
        "minConfidence=high, minConfidence",
    })
    void a_query_parameter_of_the_wrong_type_is_a_400_that_names_it(String query, String parameter) {
        problem(
                        somebody()
                                .queryParam("symbol", "BTC")
                                .get("/doors/asked?" + query)
                                .then(),
                        400,
                        "INVALID_PARAMETER")
                .body("violations[0].field", equalTo(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5", "\u0665", "", "05", " 5", "5d"})
    void a_number_is_written_as_in_json(String limit) {
        problem(somebody().queryParam("limit", limit).get("/doors/asked").then(), 400, "INVALID_PARAMETER")
                .body("violations[0].field", equalTo("limit"));
    }

    @Test
    void a_path_parameter_of_the_wrong_type_is_a_400_that_names_it() {
        problem(somebody().get("/doors/numbered/seven").then(), 400, "INVALID_PARAMETER")
                .body("violations[0].field", equalTo("number"))
                .body("detail", equalTo("number: 'seven' is not a whole number"));
    }

    @Test
    void a_parameter_out_of_bounds_is_a_400_that_names_it() {
        problem(somebody().get("/doors/checked?days=999").then(), 400, "INVALID_PARAMETER")
                .body("violations[0].field", equalTo("days"));
    }

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

    @ParameterizedTest
    @CsvSource({
        "application/json;charset=utf-16, identity",
        "application/json; charset=\"latin1\", identity",
        "application/json, gzip",
        "application/json, br",
    })
    void a_body_that_is_compressed_or_not_utf_8_is_a_415(String type, String encoding) {
        problem(
                somebody()
                        .header("Content-Type", type)
                        .header("Content-Encoding", encoding)
                        .body("{}".getBytes(StandardCharsets.US_ASCII))
                        .post("/doors/orders")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void a_body_in_another_unicode_encoding_is_a_400(String encoding) {
        problem(
                somebody()
                        .header("Content-Type", "application/json")
                        .body("{\"symbol\":\"a\"}".getBytes(Charset.forName(encoding)))
                        .post("/doors/orders")
                        .then(),
                400,
                "MALFORMED_JSON");
    }

    @ParameterizedTest
    @CsvSource({"limit=1&limit=2, 400", "symbol=a&symbol=b, 400", "limit=1&limit=1, 200", "symbols=a&symbols=b, 200"})
    void a_parameter_said_twice_and_differently_is_a_400_unless_it_takes_several(String query, int status) {
        somebody().get("/doors/asked?" + query).then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"symbol\":\"a\"}x", "{", "{\"symbol\":", "not json", "{\"symbol\":\"a\",}"})
    void a_body_that_is_not_json_is_a_400(String body) {
        problem(json().body(body).post("/doors/orders").then(), 400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"symbol\":\"a\",\"side\":\"UP\"} | side",
                "{\"symbol\":\"a\",\"periods\":[{\"days\":\"many\"}]} | periods[0].days",
                "{\"symbol\":{}} | symbol",
                "[] | body",
                "{\"symbol\":\"a\",\"periods\":7} | periods",
                "{\"symbol\":\"a\",\"sybmol\":\"b\"} | sybmol",
                "{\"symbol\":\"a\",\"symbol\":\"b\"} | symbol",
                "{\"symbol\":\"a\",\"periods\":[{\"days\":1,\"days\":2}]} | periods[0].days",
                "{\"symbol\":\"a\",\"periods\":[{\"days\":1.9}]} | periods[0].days",
                "{\"symbol\":\"a\",\"periods\":[{\"days\":\"1\"}]} | periods[0].days",
                "{\"symbol\":\"a\",\"periods\":[{\"days\":true}]} | periods[0].days",
                "{\"symbol\":\"a\",\"periods\":[{\"days\":null}]} | periods[0].days",
                "{\"symbol\":\"a\",\"periods\":[{\"days\":99999999999}]} | periods[0].days",
                "{\"symbol\":7} | symbol",
                "{\"symbol\":true} | symbol",
                "{\"symbol\":\"a\",\"side\":0} | side",
                "{\"symbol\":\"a\",\"side\":\"\"} | side",
                "{\"symbol\":\"a\",\"from\":1} | from",
                "{\"symbol\":\"a\",\"from\":1.5} | from",
                "{\"symbol\":\"a\",\"from\":\"2026-01-31\"} | from",
                "{\"symbol\":\"a\",\"price\":\"1.5\"} | price",
                "{\"symbol\":\"a\",\"price\":\"NaN\"} | price",
                "{\"symbol\":\"a\",\"price\":1e999} | price",
                "{\"symbol\":\"a\",\"live\":1} | live",
                "{\"symbol\":\"a\",\"live\":\"true\"} | live",
                "{\"symbol\":\"half \\ud800 pair\"} | symbol",
                "{\"symbol\":\"a\"}{\"symbol\":\"b\"} | body",
                "{\"symbol\":\"a\"} 7 | body",
            })
    void a_body_of_the_wrong_shape_is_a_400_that_names_the_field(String body, String field) {
        problem(json().body(body).post("/doors/orders").then(), 400, "INVALID_BODY")
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void a_body_that_breaks_a_constraint_is_a_400_that_names_the_field() {
        problem(
                        json().body("{\"symbol\":\"a\",\"periods\":[{\"days\":0}]}")
                                .post("/doors/orders")
                                .then(),
                        400,
                        "INVALID_PARAMETER")
                .body("violations[0].field", containsString("periods[0].days"));
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

    @Test
    void a_body_that_holds_nothing_is_answered_and_taken_by_nobody_who_needs_one() {
        // When
        List<EmptyBodies.Answer> answers = EmptyBodies.sent(port);

        // Then
        assertThat(answers)
                .hasSize(6)
                .allSatisfy(answer -> assertThat(answer.answer())
                        .as(answer.request())
                        .startsWith("HTTP/1.1 400 ")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("\"code\":\"INVALID_BODY\"", "\"field\":\"body\""));
    }

    /** A client whose address nobody else has, so that no limit is met. */
    private static RequestSpecification somebody() {
        return given().header("X-Forwarded-For", "192.0.2." + ADDRESSES.incrementAndGet() % 250);
    }

    private static RequestSpecification json() {
        return somebody().contentType("application/json");
    }

    private static RequestSpecification bearer(String token) {
        return somebody().header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("$", hasKey("type"))
                .body("$", hasKey("title"))
                .body("$", hasKey("instance"))
                .body("$", hasKey("traceId"));
    }
}
