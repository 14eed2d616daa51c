package io.signalstack.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.platform.testing.TokenResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class HeadersComponentTest {

    @ParameterizedTest
    @ValueSource(strings = {"/doors/internal", "/nowhere", "/health/live", "/metrics", "/doors/a;b"})
    void every_response_has_a_time_and_an_id(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .header("X-Process-Time", matchesPattern("\\d+\\.\\d{4}"))
                .header("X-Request-Id", hasLength(36));
    }

    @Test
    void a_sane_request_id_is_echoed() {
        given().header("X-Request-Id", "Abc-1.2_3")
                .get("/doors/internal")
                .then()
                .header("X-Request-Id", "Abc-1.2_3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "<script>",
                "x\u00e9",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void another_request_id_is_replaced(String id) {
        given().header("X-Request-Id", id)
                .get("/doors/internal")
                .then()
                .header("X-Request-Id", not(equalTo(id)))
                .header("X-Request-Id", hasLength(36));
    }

    @Test
    void health_has_its_four_paths() {
        for (String path : new String[] {"/health", "/health/live", "/health/ready", "/health/started"}) {
            given().get(path).then().statusCode(200).body("status", equalTo("UP"));
        }
    }

    @Test
    void openapi_is_served() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("openapi"));
    }

    @Test
    void requests_are_timed_by_template_and_a_slash_at_the_end_makes_no_second_series() {
        // Given
        given().get("/doors/numbered/41").then().statusCode(200);
        given().get("/doors/numbered/42").then().statusCode(200);
        given().get("/doors/slashed").then().statusCode(200);
        given().get("/doors/slashed/").then().statusCode(200);
        given().get("/some/path/nobody/knows").then().statusCode(404);

        // When
        String metrics = given().get("/metrics").asString();

        // Then
        assertThat(metrics)
                .contains("# HELP signalstack_api_requests_seconds HTTP requests by ")
                .contains("signalstack_api_requests_seconds_count{")
                .contains("route=\"/doors/numbered/{number}\"")
                .contains("route=\"/doors/slashed\"")
                .contains("route=\"none\"")
                .doesNotContain("route=\"/doors/slashed/\"")
                .doesNotContain("/doors/numbered/4")
                .doesNotContain("nobody")
                .doesNotContain("http_server_requests");
    }
}
