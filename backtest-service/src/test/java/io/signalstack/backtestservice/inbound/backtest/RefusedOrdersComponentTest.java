package io.signalstack.backtestservice.inbound.backtest;

import static io.restassured.RestAssured.given;
import static io.signalstack.backtestservice.testing.Orders.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.testing.ArchivedRecording;
import io.signalstack.backtestservice.testing.Orders;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.testing.EmptyBodies;
import io.signalstack.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders must not be, and who may not give any. */
@QuarkusTest
class RefusedOrdersComponentTest {

    /** Set by the token resource. */
    TestTokens tokens;

    @Inject
    ArchivedHistory history;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private Orders orders;

    @BeforeEach
    void theRecordingIsArchived() {
        ArchivedRecording.awaitIn(history);
        orders = new Orders(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "symbol=NO/NE, 404, UNKNOWN_SYMBOL",
        "symbol=nonsense, 404, UNKNOWN_SYMBOL",
        "days=30, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=abc, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=0, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=-1, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=100000, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&days=99999999999, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&wait=61, 400, INVALID_PARAMETER",
        "symbol=BTC/USD&wait=soon, 400, INVALID_PARAMETER"
    })
    void a_query_that_makes_no_sense_is_refused(String query, int status, String code) {
        problem(orders.by(UUID.randomUUID().toString()).post("/run?" + query), status, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run?symbol=BTC/USD&periods=7d,30d|periods",
                "run?symbol=BTC/USD&dayz=3|dayz",
                "run?symbol=BTC/USD&days=3&wiat=30|wiat",
                "?limits=3|limits"
            })
    void a_parameter_that_is_not_known_is_refused_and_named(String target, String parameter) {
        RequestSpecification request = orders.by(UUID.randomUUID().toString());

        Response answer = target.startsWith("run") ? request.post("/" + target) : request.get(target);

        problem(answer, 400, "INVALID_PARAMETER");
        assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"symbol\":|400|MALFORMED_JSON",
                "[1,2]|400|INVALID_BODY",
                "{\"symbol\":{\"a\":1}}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"days\":\"many\"}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"from\":\"yesterday\"}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"days\":1.9}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"days\":1.0}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"days\":\"1\"}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"from\":1}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"dayz\":3}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"periods\":\"7d,30d\"}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"periods\":[\"7d\",\"30d\"]}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"days\":3,\"days\":4}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\"}{\"symbol\":\"ETH/USD\"}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"costs\":{\"feeBps\":\"NaN\"}}|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"parameters\":{\"threshold\":0.4}}|400|INVALID_BODY",
                "null|400|INVALID_BODY",
                "[]|400|INVALID_BODY",
                "{\"symbol\":\"BTC/USD\",\"strategy\":\"nobody@1\"}|404|UNKNOWN_STRATEGY",
                "{\"symbol\":\"BTC/USD\",\"timeframe\":\"7m\"}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"parameters\":{\"luck\":\"1\"}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"parameters\":{\"threshold\":\"2\"}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"parameters\":{\"threshold\":null}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"costs\":{\"feeBps\":-1}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"sizing\":{\"riskPct\":0}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"sizing\":{\"allowShort\":true}}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"from\":\"2013-11-29T00:00:00Z\",\"to\":\"2013-11-28T00:00:00Z\"}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"from\":\"2013-11-29T00:00:00Z\",\"days\":3}|400|INVALID_PARAMETER",
                "{\"symbol\":\"BTC/USD\",\"from\":\"2030-01-01T00:00:00Z\"}|422|NOT_COVERED",
                "{\"symbol\":\"BTC/USD\",\"from\":\"2010-01-01T00:00:00Z\",\"to\":\"2010-02-01T00:00:00Z\"}|422|NOT_COVERED",
                "{\"symbol\":\"BTC/USD\",\"from\":\"-1000000000-01-01T00:00:00Z\"}|400|INVALID_PARAMETER"
            })
    void a_body_that_makes_no_sense_is_refused(String body, int status, String code) {
        Response answer = orders.by(UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/run");

        problem(answer, status, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbol=BTC/USD&days=30|{\"days\":7}|days",
                "symbol=BTC/USD|{\"symbol\":\"ETH/USD\"}|symbol",
                "symbol=BTC/USD&days=30|{\"from\":\"2013-11-29T00:00:00Z\"}|days",
                "symbol=BTC/USD&symbol=ETH/USD|{\"days\":7}|symbol"
            })
    void an_order_that_says_two_things_is_refused_and_the_field_named(String query, String body, String field) {
        Response answer = orders.by(UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/run?" + query);

        problem(answer, 400, "INVALID_PARAMETER");
        assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo(field);
    }

    @Test
    void what_is_said_twice_alike_is_said_once() {
        orders.by(UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"symbol\":\"BTC/USD\",\"days\":1}")
                .post("/run?symbol=BTC/USD&days=1")
                .then()
                .statusCode(202);
    }

    @Test
    void refused_orders_cost_nothing_of_the_three_an_hour() {
        // Given
        String token = tokens.user(UUID.randomUUID().toString(), Tier.FREE);

        // When
        for (String query : List.of("", "?symbol=NO/NE", "?symbol=BTC/USD&days=0", "?symbol=BTC/USD&days=many")) {
            assertThat(Orders.request(token).post("/run" + query).statusCode()).isIn(400, 404);
        }

        // Then
        for (int left = 2; left >= 0; left--) {
            Orders.request(token)
                    .post("/run?symbol=BTC/USD&days=1")
                    .then()
                    .statusCode(202)
                    .header("RateLimit-Policy", "\"backtest\";q=3;w=3600")
                    .header("RateLimit-Remaining", Integer.toString(left));
        }
        problem(Orders.request(token).post("/run?symbol=BTC/USD&days=1"), 429, "RATE_LIMITED");
    }

    @Test
    void bodies_that_hold_nothing_are_answered() {
        // When
        List<EmptyBodies.Answer> answers =
                EmptyBodies.sent(port, "Authorization: Bearer " + tokens.user("empty", Tier.ENTERPRISE));

        // Then none of them is an order
        assertThat(answers)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(400));
    }

    @Test
    void what_is_too_large_or_of_another_type_is_refused() {
        String owner = UUID.randomUUID().toString();
        String large = "{\"symbol\":\"" + "x".repeat(70_000) + "\"}";
        problem(orders.by(owner).contentType(ContentType.JSON).body(large).post("/run"), 413, "BODY_TOO_LARGE");
        problem(orders.by(owner).contentType("text/plain").body("BTC/USD").post("/run"), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(orders.by(owner).get("/not-an-id"), 404, "NOT_FOUND");
        problem(orders.by(owner).get("/" + UUID.randomUUID()), 404, "NOT_FOUND");
    }

    @Test
    void without_a_token_nothing_is_told() {
        RequestSpecification anonymous = given().basePath("/api/v1/backtest").noContentType();
        problem(anonymous.post("/run?symbol=BTC/USD"), 401, "UNAUTHENTICATED");
        problem(given().basePath("/api/v1/backtest").get(), 401, "UNAUTHENTICATED");
        problem(Orders.request("nonsense").get(), 401, "TOKEN_INVALID");
        problem(Orders.request(tokens.service("gateway")).get(), 403, "FORBIDDEN");
    }
}
