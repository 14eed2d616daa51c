package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.signalstack.local.edge.Wire;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.redis.RedisServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of the whole stack that hang or are killed, and what clients see meanwhile. Its stack's last, for its logs are no model. */
@ExtendWith(RunningStackExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Integer.MAX_VALUE - 1)
class DisturbancesIT {

    private static final Duration BACK = Duration.ofMinutes(3);
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final String BTC = "REPLAY:BTC/USD";
    private static final String UPGRADE = """
             HTTP/1.1
            Host: localhost
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """;

    @Test
    @Order(1)
    void every_process_listens_on_this_machine_alone() throws IOException {
        for (RunningStack.Part part : stack().running().parts()) {
            List<InetSocketAddress> addresses = Listening.of(part.pid());

            assertThat(addresses).as(part.name()).isNotEmpty();
            assertThat(addresses)
                    .as(part.name())
                    .allMatch(address -> address.getAddress().isLoopbackAddress());
        }
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"/api/v1/ws", "/api/v1/users/me"})
    void two_thousand_refused_sockets_keep_nobody_else_out(String path) throws Exception {
        // When each of them comes, forty from an address: more would be refused by their number alone
        for (int client = 0; client < 50; client++) {
            try (Wire wire = new Wire(stack().port(), Stranger.address())) {
                for (int i = 0; i < 40; i++) {
                    Wire.Reply reply = wire.send("GET " + path + UPGRADE).read("GET");
                    assertThat(reply.status()).isEqualTo(401);
                    assertThat(reply.body()).contains("UNAUTHENTICATED");
                }
            }
        }

        // Then
        try (FeedClient feed =
                new FeedClient(stack().port(), RunningStackExtension.account().token())) {
            await().until(() -> feed.frames("welcome").findAny().isPresent());
        }
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({
        "postgres, servers, 503",
        "redis, servers, 503",
        "kafka, servers, 0",
        "signal-api, services, 504",
        "backtest-service, services, 504",
        "notifier, services, 504",
        "signal-worker, services, 0",
        "market-gateway, services, 0"
    })
    void while_a_part_hangs_every_route_answers_in_time(String part, String kind, int affected) throws Exception {
        // Given
        allIsWell();
        DemoAccount account = RunningStackExtension.account();
        try (Paused _ = Paused.tree(pid(part))) {
            // When
            Map<String, List<PublicRoutes.Timed>> answers = PublicRoutes.askAll(
                    stack().port(), account, answer -> answer.isInTime(part) && isAsItShouldBe(answer, part, affected));

            // Then
            answers.forEach((route, tries) -> {
                assertThat(tries)
                        .as(route)
                        .noneMatch(PublicRoutes.Timed::isEndless)
                        .noneMatch(PublicRoutes.Timed::isOneTooMany);
                assertThat(tries.getLast())
                        .matches(answer -> answer.isInTime(part), "in time")
                        .matches(answer -> isAsItShouldBe(answer, part, affected), "a problem with " + affected);
                // Others were given up, or else they were late.
                assertThat(tries)
                        .as(route)
                        .allMatch(answer -> isAsItShouldBe(answer, part, affected)
                                || isAsItShouldBe(answer, part, GATEWAY_TIMEOUT));
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> state(kind, part).equals("down"));
        }
        allIsWell();
    }

    private static boolean isAsItShouldBe(PublicRoutes.Timed answer, String part, int affected) {
        return !PublicRoutes.thatNeed(part).contains(answer.route())
                || (answer.status() == affected
                        && answer.problem()
                        && (affected != UNAVAILABLE || answer.retryAfter()));
    }

    static Stream<String> services() {
        return Services.NAMES.stream();
    }

    @ParameterizedTest
    @Order(4)
    @MethodSource("services")
    void a_killed_service_comes_back_by_itself(String service) {
        // Given
        allIsWell();
        long before = pid(service);

        // When
        ProcessHandle.of(before).orElseThrow().destroyForcibly();

        // Then
        await().atMost(BACK).until(() -> pid(service) != before);
        assertThat(stack().death()).isNotDone();
        assertThat(RunningStack.read(RunningStackExtension.folder())
                        .orElseThrow()
                        .parts())
                .anyMatch(part -> part.name().equals(service) && part.pid() == pid(service));
        allIsWell();
    }

    @Test
    @Order(5)
    void a_postgres_that_has_dropped_all_its_connections_is_found_again() {
        // Given a backend that dies, after which Postgres ends all others and starts anew
        allIsWell();
        ProcessHandle postgres = ProcessHandle.of(pid("postgres")).orElseThrow();
        Set<Long> before = postgres.descendants().map(ProcessHandle::pid).collect(Collectors.toSet());

        // When
        postgres.descendants().reduce((_, last) -> last).orElseThrow().destroyForcibly();

        // Then
        await().atMost(BACK).until(() -> postgres.descendants().noneMatch(child -> before.contains(child.pid())));
        await().atMost(BACK)
                .until(() ->
                        RunningStackExtension.user().get("/api/v1/users/me").statusCode() == 200);
        allIsWell();
    }

    @Test
    @Order(6)
    void a_redis_that_comes_back_counts_logins_again() {
        // Given
        allIsWell();
        RunningStack.Part redis = part("redis");

        // When
        kill(redis);

        // Then the launcher would stop everything
        await().atMost(BACK).until(() -> stack().death().isDone());
        assertThat(stack().death().join()).startsWith("redis has died").contains("redis.log");
        await().atMost(BACK).until(() -> login().status() == UNAVAILABLE);

        // When
        RunningStackExtension.keep(
                RedisServer.start(RunningStackExtension.folder().data("redis"), port(redis)));

        // Then
        allIsWell();
        await().atMost(BACK).until(() -> login().status() == 200);
    }

    @Test
    @Order(7)
    void a_broker_that_comes_back_is_written_and_read_on_and_nothing_is_lost_or_doubled() throws Exception {
        // Given
        allIsWell();
        RunningStack.Part kafka = part("kafka");
        int published = RunningStackExtension.basesInTheLog(BTC).size();

        // When
        kill(kafka);
        await().atMost(BACK).until(() -> state("servers", "kafka").equals("down"));
        RunningStackExtension.keep(
                KafkaServer.start(RunningStackExtension.folder().data("kafka"), port(kafka)));

        // Then
        allIsWell();
        await().atMost(BACK)
                .until(() -> RunningStackExtension.basesInTheLog(BTC).size() > published);
        TheRecording.isIn(RunningStackExtension.basesInTheLog(BTC));
        try (FeedClient feed =
                new FeedClient(stack().port(), RunningStackExtension.account().token())) {
            feed.send("{\"type\":\"subscribe\",\"id\":1,\"symbols\":[\"BTC/USD\",\"LAB:TREND/USD\"]}");
            await().atMost(BACK).until(() -> feed.frames("price").findAny().isPresent());
        }
    }

    private static PublicRoutes.Timed login() {
        return PublicRoutes.ask(Set.of(PublicRoutes.LOGIN), stack().port(), RunningStackExtension.account())
                .getFirst();
    }

    private static void kill(RunningStack.Part part) {
        ProcessHandle process = ProcessHandle.of(part.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static int port(RunningStack.Part part) {
        return Integer.parseInt(part.address().substring(part.address().lastIndexOf(':') + 1));
    }

    private static void allIsWell() {
        await().atMost(BACK)
                .untilAsserted(() -> RestAssured.get("/health").then().statusCode(200));
    }

    private static String state(String kind, String part) {
        return RestAssured.get("/health").jsonPath().getString(kind + ".'" + part + "'");
    }

    private static long pid(String part) {
        return part(part).pid();
    }

    private static RunningStack.Part part(String name) {
        return stack().running().parts().stream()
                .filter(running -> running.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stack stack() {
        return RunningStackExtension.stack();
    }
}
