package io.signalstack.notifier;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.platform.testing.TokenResource;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.RedisResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A publisher, an instrument of its own, and clients that are closed when the test is over. */
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(FeedResource.class)
abstract class FeedFixture {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final ObjectMapper JSON = new ObjectMapper();

    TestTokens tokens;

    @Inject
    SettableClock clock;

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    final List<FeedClient> clients = new ArrayList<>();
    Publisher publisher;
    String symbol;
    String instrument;

    @BeforeEach
    void anInstrumentOfItsOwn() {
        publisher = new Publisher(bootstrapServers);
        // A name of any script, as some venues have them.
        symbol = "币$x" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "/USD";
        instrument = "REPLAY:" + symbol;
        publisher.define(instrument);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get("/health/ready").then().statusCode(200));
    }

    @AfterEach
    void cleanUp() {
        clients.forEach(FeedClient::close);
        publisher.close();
        clock.reset();
    }

    FeedClient connect(Tier tier) {
        return connect(tokens.user("user-" + UUID.randomUUID(), tier));
    }

    FeedClient connect(String token) {
        FeedClient client = FeedClient.connect(service, token);
        clients.add(client);
        return client;
    }

    /** A client that is subscribed to the test's instrument, once the feed has heard of it. */
    FeedClient subscribed() {
        FeedClient client = connect(Tier.FREE);
        await().until(() -> client.send(subscribe("\"id\":1"))
                .next("subscribed", "error")
                .path("type")
                .asText()
                .equals("subscribed"));
        return client;
    }

    String subscribe(String more) {
        return "{\"type\":\"subscribe\",\"symbols\":[\"" + symbol + "\"]," + more + "}";
    }
}
