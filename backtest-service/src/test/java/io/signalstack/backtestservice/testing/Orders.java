package io.signalstack.backtestservice.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.testing.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests for backtests, and what comes of them. */
public record Orders(TestTokens tokens) {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** An enterprise's request, for these have enough runs an hour. */
    public RequestSpecification by(String owner) {
        return request(tokens.user(owner, Tier.ENTERPRISE));
    }

    public static RequestSpecification request(String token) {
        // An address of its own for each, so that no refusal is one too many.
        String address = "192.0.2." + ADDRESSES.incrementAndGet() % 250;
        return given().basePath("/api/v1/backtest")
                .header("X-Forwarded-For", address)
                .noContentType()
                .auth()
                .oauth2(token);
    }

    /** The run that was ordered, once it is done. */
    public JsonNode done(String owner, Response ordered) throws IOException {
        assertThat(ordered.statusCode()).as(ordered.asString()).isIn(200, 202);
        String id = ordered.jsonPath().getString("id");
        await().atMost(LONG).until(() -> by(owner).get("/" + id).jsonPath().getString("status"), "DONE"::equals);
        return get(owner, "/" + id);
    }

    public JsonNode get(String owner, String path) throws IOException {
        return MAPPER.readTree(
                by(owner).get(path).then().statusCode(200).extract().asByteArray());
    }

    /** Asserts that an answer is this problem. */
    public static void problem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
}
