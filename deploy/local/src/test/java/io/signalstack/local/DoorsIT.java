package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input at every door of the whole stack, and what is answered. */
@ExtendWith(RunningStackExtension.class)
class DoorsIT {

    /** Every order of a backtest counts, also a bad one: with those of StackIT they must stay within three an hour. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/v1/signals?symbol=NO/SUCH              |                  | 404 | UNKNOWN_SYMBOL",
                "GET  | /api/v1/signals?limit=many                  |                  | 400 | INVALID_PARAMETER",
                "GET  | /api/v1/signals/0123                        |                  | 404 | NOT_FOUND",
                "GET  | /api/v1/nowhere                             |                  | 404 | UNKNOWN_PATH",
                "GET  | /nowhere                                    |                  | 404 | UNKNOWN_PATH",
                "GET  | /internal/v1/candles                        |                  | 404 | UNKNOWN_PATH",
                "GET  | /api/v1/signals%3Bx                         |                  | 400 | BAD_PATH",
                "GET  | /api/v1/signals;x=1                         |                  | 400 | BAD_PATH",
                "GET  | /api/v1/%2e%2e/internal                     |                  | 400 | BAD_PATH",
                "GET  | /api/v1/signals%2F0123                      |                  | 400 | BAD_PATH",
                "GET  | /api/v1/ws                                  |                  | 426 | UPGRADE_REQUIRED",
                "POST | /api/v1/ws                                  |                  | 405 | METHOD_NOT_ALLOWED",
                "POST | /api/v1/auth/login                          | {\"email\":      | 400 | MALFORMED_JSON",
                "POST | /api/v1/auth/login                          | {\"email\":[1]}  | 400 | INVALID_BODY",
                "POST | /api/v1/backtest/run                        | {\"symbol\":     | 400 | MALFORMED_JSON",
                "POST | /api/v1/backtest/run?symbol=NO/SUCH&days=30 |                  | 404 | UNKNOWN_SYMBOL",
                "GET  | /api/v1/backtest/no-such-id                 |                  | 404 | NOT_FOUND",
                "PUT  | /api/v1/signals/latest                      |                  | 405 | METHOD_NOT_ALLOWED"
            })
    void bad_input_gets_a_problem_document(String method, String path, String body, int status, String code) {
        RequestSpecification request = RunningStackExtension.user().urlEncodingEnabled(false);
        if (body == null) {
            request.noContentType();
        } else {
            request.contentType(ContentType.JSON).body(body);
        }
        var answer = request.request(method, path).then().statusCode(status).extract();

        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo(code);
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/signals", "/api/v1/backtest", "/api/v1/ws"})
    void an_unreadable_token_gets_a_problem_document(String path) {
        RestAssured.given()
                .header("Authorization", "Bearer not.a.token")
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/auth/login", "/api/v1/backtest/run"})
    void an_oversized_body_gets_a_problem_document(String path) {
        RunningStackExtension.user()
                .contentType(ContentType.JSON)
                .body("x".repeat(100_000))
                .post(path)
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"7900, 10, 400", "9000, 10, 414", "100, 14000, 400", "100, 15900, 431"})
    void the_length_of_a_request_is_bounded_where_problem_documents_are_written(int line, int head, int status) {
        RunningStackExtension.user()
                .header("X-Long", "x".repeat(head))
                .get("/api/v1/signals?limit=" + "9".repeat(line))
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    @Test
    void the_feed_refuses_an_unreadable_token() {
        assertThatThrownBy(() -> new FeedClient(RunningStackExtension.stack().port(), "not.a.token"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":                                            | 400",
                "{\"type\":\"dance\"}                                  | 400",
                "{\"type\":\"subscribe\",\"symbols\":\"BTC/USD\"}      | 400",
                "{\"type\":\"subscribe\",\"symbols\":[\"NO/SUCH\"]}    | 404"
            })
    void the_feed_answers_bad_frames_with_problem_documents(String frame, int status) throws Exception {
        try (FeedClient feed = new FeedClient(
                RunningStackExtension.stack().port(),
                RunningStackExtension.account().token())) {
            feed.send(frame);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> feed.frames("error").findAny().isPresent());
            assertThat(feed.frames("error")
                            .findFirst()
                            .orElseThrow()
                            .findValue("status")
                            .asInt())
                    .isEqualTo(status);
        }
    }
}
