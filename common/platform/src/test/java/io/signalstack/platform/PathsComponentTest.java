package io.signalstack.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.platform.testing.RawHttp;
import io.signalstack.platform.testing.TokenResource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request goes, and with which method. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class PathsComponentTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/doors/../doors/admins",
                "/doors/./admins",
                "/doors/%2e%2e/doors/admins",
                "/doors/.%2E/doors/admins",
                "//doors/admins",
                "/doors//admins",
                "/doors/admins;x",
                "/doors;x=1/admins",
                "/doors%3Bx/admins",
                "/doors%2Fadmins",
                "/doors%5cadmins",
                "/doors%252fadmins",
                "/guarded/%00",
                "//guarded/thing",
                "*",
                "/guarded;x/thing",
            })
    void a_path_that_two_readers_may_read_differently_is_refused(String path) {
        // When
        String answer = RawHttp.get(port, path);

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-request-id: ")
                .containsIgnoringCase("x-process-time: ")
                .contains("\"code\":\"BAD_PATH\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/doors/%zz",
                "/doors/%",
                "/doors/%4",
                "/%zz",
                "/doors/asked?symbol=%zz",
                "/doors/asked?symbol=%",
                "/doors/asked?%=1",
                "/doors/asked?symbol={BTC}",
                "/doors/<b>",
                "/doors/caf\u00e9",
                "/doors/asked?symbol=caf\u00e9",
                "/doors/asked?symbol=BTC#there",
            })
    void a_target_that_is_no_uri_is_refused_like_any_other(String target) {
        // When
        String answer = RawHttp.get(port, target);

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-request-id: ")
                .containsIgnoringCase("ratelimit: ")
                .contains("\"code\":\"BAD_PATH\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/doors/asked | GET, HEAD, OPTIONS", "/doors/orders | OPTIONS, POST"})
    void a_405_and_options_say_the_same_of_a_path(String path, String methods) {
        given().delete(path)
                .then()
                .statusCode(405)
                .header("Allow", methods)
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
        given().options(path).then().statusCode(200).header("Allow", methods);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/metrics", "/q/openapi"})
    void what_quarkus_serves_by_itself_is_only_read(String path) {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            given().request(method, path)
                    .then()
                    .statusCode(405)
                    .header("Allow", "GET, HEAD, OPTIONS")
                    .contentType("application/problem+json")
                    .body("code", equalTo("METHOD_NOT_ALLOWED"));
        }
        given().options(path)
                .then()
                .statusCode(200)
                .header("Allow", "GET, HEAD, OPTIONS")
                .body(equalTo(""));
        assertThat(given().head(path).statusCode()).isEqualTo(given().get(path).statusCode());
    }

    @Test
    void head_is_taken_where_get_is() {
        given().head("/doors/checked?days=1").then().statusCode(200);
        given().head("/doors/orders").then().statusCode(405).header("Allow", "OPTIONS, POST");
    }
}
