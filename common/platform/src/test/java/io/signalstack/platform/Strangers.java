package io.signalstack.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients whose addresses nobody else has, so that they meet no limit, and the problem documents that they expect. */
final class Strangers {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private Strangers() {}

    static RequestSpecification somebody() {
        return given().header("X-Forwarded-For", "192.0.2." + ADDRESSES.incrementAndGet() % 250);
    }

    static RequestSpecification json() {
        return somebody().contentType("application/json");
    }

    static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
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
