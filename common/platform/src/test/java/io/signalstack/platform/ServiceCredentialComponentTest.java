package io.signalstack.platform;

import static io.signalstack.platform.Strangers.problem;
import static io.signalstack.platform.Strangers.somebody;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalstack.platform.security.ServiceCredential;
import io.signalstack.platform.testing.TokenResource;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service's credential opens, and what it does not. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class ServiceCredentialComponentTest {

    @Inject
    ServiceCredential credential;

    @Test
    void the_credential_opens_what_services_may_ask() {
        sent(credential.header(), "/doors/services").then().statusCode(200).body("symbol", equalTo("s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/doors/users", "/doors/admins", "/guarded/thing", "/forgotten"})
    void it_opens_nothing_else(String path) {
        problem(sent(credential.header(), path).then(), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "a-secret-of-the-tests-0123456789abcdeF", "a-secret-of-the-tests-0123456789abcdef0"})
    void a_wrong_one_is_a_401_that_names_the_scheme(String secret) {
        problem(sent(ServiceCredential.SCHEME + " " + secret, "/doors/services").then(), 401, "TOKEN_INVALID")
                .header("WWW-Authenticate", equalTo(ServiceCredential.SCHEME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/doors/asked", "/nowhere", "/health", "/guarded/thing"})
    void a_wrong_one_is_refused_wherever_it_is_sent(String path) {
        problem(sent(ServiceCredential.SCHEME + " " + "x".repeat(32), path).then(), 401, "TOKEN_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Basic"})
    void the_secret_is_believed_in_no_other_scheme(String scheme) {
        String secret = credential.header().substring(ServiceCredential.SCHEME.length() + 1);
        sent(scheme + " " + secret, "/doors/services").then().statusCode(401);
    }

    @Test
    void what_another_service_was_given_is_worth_nothing() {
        String other = new ServiceCredential(Optional.of("x".repeat(32))).header();
        problem(sent(other, "/doors/services").then(), 401, "TOKEN_INVALID");
    }

    private static Response sent(String authorization, String path) {
        return somebody().header("Authorization", authorization).get(path);
    }
}
