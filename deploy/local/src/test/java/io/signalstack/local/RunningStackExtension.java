package io.signalstack.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.process.LocalServer;
import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.trading.market.Candle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One stack for all test classes that name it, started as {@code up} does, on free ports and with an empty folder whose
 * name has a space; stopped after the last of them.
 */
final class RunningStackExtension implements BeforeAllCallback {

    /** Ten days in two minutes and a half. */
    private static final double LAB_SPEED = 6_000;

    private static final StackOptions OPTIONS = options("stack it", ExchangeChoice.replay());

    /** Less than an access token lasts. */
    private static final Duration FRESH = Duration.ofMinutes(8);

    private static final List<LocalServer> KEPT = new ArrayList<>();

    private static Stack stack;
    private static boolean stopped;
    private static DemoAccount account;
    private static Instant loggedIn = Instant.EPOCH;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningStackExtension.class))
                .computeIfAbsent("stack", _ -> startAnew());
        if (stopped) {
            start();
        }
    }

    /** A stack of its own folder, for tests. */
    static StackOptions options(String folder, ExchangeChoice exchange) {
        return new StackOptions(
                Path.of("..", "..").toAbsolutePath().normalize(),
                new StackFolder(Path.of("target", folder).toAbsolutePath()),
                0,
                60,
                LAB_SPEED,
                exchange,
                false);
    }

    /** Makes room for another stack; the next class that names this one starts it again. */
    static void stop() {
        if (stack != null) {
            stack.close();
            stopped = true;
        }
    }

    private static AutoCloseable startAnew() {
        try {
            if (Files.exists(OPTIONS.folder().root())) {
                ProgramFolder.deleteTree(OPTIONS.folder().root());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        start();
        // Not the stack itself: a test may have started another one since.
        return () -> {
            stack.close();
            KEPT.forEach(LocalServer::close);
        };
    }

    private static void start() {
        stack = new Stack(OPTIONS, new Progress(System.out));
        stack.start();
        stopped = false;
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = stack.port();
        // It makes a connection for each request and lets go of it when garbage is collected: more than an address may
        // have.
        RestAssured.replaceFiltersWith((request, response, next) -> {
            request.header("Connection", "close");
            return next.next(request, response);
        });
        try {
            logIn();
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static void logIn() {
        account = DemoAccount.logIn(stack.port(), OPTIONS.folder());
        loggedIn = Instant.now();
    }

    /** Stops the stack and starts it on the same data. */
    static void restart() {
        stack.close();
        start();
    }

    /** Stops a server after the stack, in whose stead it was started. */
    static void keep(LocalServer server) {
        KEPT.add(server);
    }

    static Stack stack() {
        return stack;
    }

    static StackFolder folder() {
        return OPTIONS.folder();
    }

    static DemoAccount account() {
        if (loggedIn.plus(FRESH).isBefore(Instant.now())) {
            logIn();
        }
        return account;
    }

    /** A request with the demo account's token. */
    static RequestSpecification user() {
        return RestAssured.given().header("Authorization", "Bearer " + account().token());
    }

    /** A signal as it is served. */
    static JsonNode signal(String id) {
        return Json.read(
                user().get("/api/v1/signals/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                JsonNode.class);
    }

    /** What the log holds now. */
    static CommittedLog log() {
        return new CommittedLog(stack.kafka());
    }

    /** An instrument's base candles that the log holds now, in order. */
    static List<Candle> basesInTheLog(String instrument) {
        return log().read(Topic.CANDLES, EventCodec.CANDLES).stream()
                .filter(event -> event.instrument().equals(instrument))
                .filter(CandleEvent.BaseCandle.class::isInstance)
                .map(event -> ((CandleEvent.BaseCandle) event).candle())
                .toList();
    }
}
