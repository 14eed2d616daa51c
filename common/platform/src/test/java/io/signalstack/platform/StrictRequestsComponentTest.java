package io.signalstack.platform;

import static io.signalstack.platform.Strangers.json;
import static io.signalstack.platform.Strangers.problem;
import static io.signalstack.platform.Strangers.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.testing.EmptyBodies;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.platform.testing.TokenResource;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters and bodies that would have to be guessed at, and the problems that name them. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class StrictRequestsComponentTest {

    /** Set by the token resource. */
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
    @CsvSource({
        "/doors/asked?symbol=BTC&limits=3, limits",
        "/doors/asked?symbol=BTC&Limit=3, Limit",
        "/doors/asked?limits=, limits",
        "/doors/asked?limits, limits",
        "/doors/numbered/7?number=8, number",
        "/doors/users?token=secret, token",
    })
    void a_parameter_that_is_not_known_is_a_400_that_names_it(String target, String parameter) {
        problem(
                        somebody()
                                .auth()
                                .oauth2(tokens.user("asker", Tier.PRO))
                                .get(URI.create("http://127.0.0.1:" + port + target))
                                .then(),
                        400,
                        "INVALID_PARAMETER")
                .body("violations[0].field", equalTo(parameter))
                .body("violations[0].message", equalTo("is not known"));
    }

    @Test
    void a_body_is_no_place_for_what_the_query_misses() {
        problem(json().body("{\"symbol\":\"a\"}").post("/doors/orders?order=b").then(), 400, "INVALID_PARAMETER")
                .body("violations[0].field", equalTo("order"));
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
}
