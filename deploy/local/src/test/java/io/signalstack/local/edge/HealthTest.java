package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration AGES = Duration.ofMinutes(5);
    private static final Health.Pace PATIENT = new Health.Pace(SHORT, AGES, AGES);

    private final AtomicBoolean answering = new AtomicBoolean(true);
    private Vertx vertx;
    private int service;
    private int server;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        service = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (answering.get()) {
                        request.response().end("{}");
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        server = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(_ -> {
                    if (answering.get()) {
                        socket.write("+PONG\r\n");
                    }
                }))
                .listen(0, "127.0.0.1")
                .map(NetServer::actualPort)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void all_is_well_when_all_answer() {
        Answer answer = ask(health(PATIENT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"ok\",\"service\":\"Signals Backend\","
                        + "\"services\":{\"notifier\":\"ok\"},\"servers\":{\"redis\":\"ok\"}}");
    }

    @Test
    void who_asks_first_gets_what_is_known_and_does_not_wait_for_the_silent() {
        // Given
        answering.set(false);

        // When
        Answer answer = ask(health(new Health.Pace(SHORT, AGES, SHORT)));

        // Then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("\"degraded\"", "\"notifier\":\"unknown\"", "\"redis\":\"unknown\"");
    }

    @Test
    void silence_is_noticed_and_its_end_as_well() {
        // Given
        Health health = health(new Health.Pace(SHORT, SHORT.multipliedBy(3), AGES));
        assertThat(ask(health).status()).isEqualTo(200);

        // When
        answering.set(false);

        // Then
        await().untilAsserted(
                        () -> assertThat(ask(health).body()).contains("\"notifier\":\"down\"", "\"redis\":\"down\""));
        answering.set(true);
        await().untilAsserted(() -> assertThat(ask(health).status()).isEqualTo(200));
    }

    @Test
    void silence_is_noticed_within_ten_seconds() {
        assertThat(Health.Pace.USUAL.rest().plus(Health.Pace.USUAL.patience())).isLessThan(Duration.ofSeconds(10));
        assertThat(Health.Pace.USUAL.atFirst()).isLessThan(Duration.ofSeconds(1));
    }

    private Health health(Health.Pace pace) {
        Health health = new Health(vertx, vertx.createHttpClient(), pace);
        health.watch(Map.of("notifier", service), List.of(DataServer.redis(server)));
        return health;
    }

    private static Answer ask(Health health) {
        return health.answer().toCompletionStage().toCompletableFuture().join();
    }
}
