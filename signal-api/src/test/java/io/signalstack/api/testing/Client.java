package io.signalstack.api.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody at an address of their own, so that no test uses up another's limits. */
public final class Client {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final String address = "203.0.113." + ADDRESSES.incrementAndGet();

    /** A request from here. */
    public RequestSpecification request() {
        return given().header("X-Forwarded-For", address).urlEncodingEnabled(false);
    }

    public RequestSpecification bearer(String token) {
        return request().header("Authorization", "Bearer " + token);
    }

    /** Posts JSON to one of the doors for accounts. */
    public Response auth(String door, String email, String password) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/" + door);
    }

    /** The token of a new account. */
    public String registered(String email) {
        auth("register", email, "a long pass phrase").then().statusCode(201);
        return auth("login", email, "a long pass phrase")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }
}
