package io.signalstack.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalstack.api.config.AuthConfig;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a burst of logins gets while the threads that hash passwords are busy. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
class HashingComponentTest {

    private static final String PASS_PHRASE = "a long pass phrase";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOGINS = 50;

    @Inject
    Vertx vertx;

    @Inject
    AuthConfig config;

    @Test
    void of_fifty_logins_at_once_those_beyond_the_queue_are_refused_before_one_is_hashed_and_the_others_are_answered()
            throws InterruptedException {
        // Given every tenth has an account
        for (int i = 0; i < LOGINS; i += 10) {
            post("register", i).then().statusCode(201);
        }
        int room = forStrangers();

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                SlowHashes slow = new SlowHashes()) {
            // When
            List<CompletableFuture<Response>> logins = logins(clients, 0, LOGINS);
            await().atMost(PATIENCE).until(() -> answered(logins).size() == LOGINS - room);

            // Then nobody who is refused has waited for a password, and nobody else waits for one
            answered(logins)
                    .forEach(refused -> refused.then()
                            .statusCode(503)
                            .contentType("application/problem+json")
                            .header("Retry-After", matchesPattern("\\d+"))
                            .body("code", equalTo("UNAVAILABLE")));
            given().get("/.well-known/jwks.json").then().statusCode(200);
            given().get("/health/live").then().statusCode(200);
            List<CompletableFuture<Response>> waiting =
                    logins.stream().filter(login -> !login.isDone()).toList();
            assertThat(waiting).hasSize(room);

            // When
            slow.go();

            // Then
            assertThat(waiting)
                    .allSatisfy(login -> assertThat(login)
                            .succeedsWithin(PATIENCE)
                            .extracting(Response::statusCode)
                            .isIn(200, 401));
        }
        for (int i = 0; i < LOGINS; i += 10) {
            post("login", i).then().statusCode(200);
        }
    }

    @Test
    void whoever_is_known_to_the_account_gets_in_while_strangers_take_all_the_places_that_they_can() throws Exception {
        // Given
        int owner = 60;
        post("register", owner).then().statusCode(201);
        post("login", owner).then().statusCode(200);

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                SlowHashes slow = new SlowHashes()) {
            List<CompletableFuture<Response>> strangers = logins(clients, 61, 20);
            await().atMost(PATIENCE).until(() -> answered(strangers).size() == strangers.size() - forStrangers());

            // When one more is refused than may come from one source
            List<CompletableFuture<Response>> owners = IntStream.range(0, 3)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post("login", owner), clients))
                    .toList();
            await().atMost(PATIENCE).until(() -> answered(owners).size() == 1);
            slow.go();

            // Then
            assertThat(owners)
                    .allSatisfy(login -> assertThat(login).succeedsWithin(PATIENCE))
                    .extracting(login -> login.join().statusCode())
                    .containsExactlyInAnyOrder(200, 200, 503);
        }
    }

    @Test
    void a_login_that_could_not_be_looked_at_costs_none_of_the_ten() throws Exception {
        // Given
        int owner = 90;
        post("register", owner).then().statusCode(201);

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                SlowHashes slow = new SlowHashes()) {
            List<CompletableFuture<Response>> strangers = logins(clients, 91, 20);
            await().atMost(PATIENCE).until(() -> answered(strangers).size() == strangers.size() - forStrangers());

            // When / Then each is counted as any request is
            for (int i = 0; i < 15; i++) {
                post("login", owner).then().statusCode(503).header("RateLimit-Policy", "\"public-read\";q=100;w=60");
            }
            slow.go();
        }
        post("login", owner)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"login\";q=10;w=300")
                .header("RateLimit-Remaining", "8");
    }

    private int forStrangers() {
        return config.hashingThreads() + config.hashingQueue() / 2;
    }

    private static List<CompletableFuture<Response>> logins(ExecutorService clients, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(who -> CompletableFuture.supplyAsync(() -> post("login", who), clients))
                .toList();
    }

    private static List<Response> answered(List<CompletableFuture<Response>> logins) {
        return logins.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    /** Each has an address and an e-mail of its own, so that no other limit comes first. */
    private static Response post(String door, int who) {
        return given().header("X-Forwarded-For", "198.18." + who + ".1")
                .contentType(ContentType.JSON)
                .body(Map.of("email", "burst" + who + "@example.org", "password", PASS_PHRASE))
                .post("/api/v1/auth/" + door);
    }

    /** Keeps the threads that hash busy, as a high cost would, but for as long as the test wants. */
    private final class SlowHashes implements AutoCloseable {

        private final WorkerExecutor threads = vertx.createSharedWorkerExecutor("passwords");
        private final CountDownLatch go = new CountDownLatch(1);

        SlowHashes() throws InterruptedException {
            CountDownLatch busy = new CountDownLatch(config.hashingThreads());
            for (int i = 0; i < config.hashingThreads(); i++) {
                Future<Void> _ = threads.executeBlocking(
                        () -> {
                            busy.countDown();
                            go.await();
                            return null;
                        },
                        false);
            }
            busy.await();
        }

        void go() {
            go.countDown();
        }

        @Override
        public void close() {
            go();
            threads.close();
        }
    }
}
