package io.signalstack.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The five services as the local stack runs them, in the order in which they are started. */
final class Services {

    /** Names, in the order in which they are started; they are stopped the other way round. */
    static final List<String> NAMES =
            List.of("signal-api", "backtest-service", "notifier", "signal-worker", "market-gateway");

    private Services() {}

    /** The services with the settings that fit what is around them. */
    static List<Service> around(Surroundings around, StackOptions options) {
        Map<String, String> instruments = LocalInstruments.settings(options.exchange(), around.exchange());
        Map<String, String> credential = Map.of(
                "SIGNALSTACK_SECURITY_SERVICE_CREDENTIAL",
                LocalCredential.in(around.folder().keys()));
        Map<String, String> strategies = LocalStrategies.settings(options.project());
        return List.of(
                new Service(
                        "signal-api",
                        192,
                        all(
                                database(around),
                                instruments,
                                strategies,
                                Map.of(
                                        "signalstack.auth.key-folder",
                                        around.folder().keys().toString()))),
                new Service(
                        "backtest-service",
                        256,
                        all(
                                database(around),
                                instruments,
                                strategies,
                                Map.of("signalstack.gateway.url", "http://127.0.0.1:" + around.port("market-gateway"))),
                        credential),
                new Service(
                        "notifier",
                        160,
                        all(
                                instruments,
                                Map.of(
                                        "signalstack.feed.allowed-origins",
                                        "http://localhost:" + options.port() + ",http://127.0.0.1:" + options.port()))),
                new Service(
                        "signal-worker",
                        192,
                        all(
                                strategies,
                                Map.of(
                                        "signalstack.worker.state-dir",
                                        around.folder()
                                                .data("signal-worker")
                                                .resolve("streams")
                                                .toString()))),
                new Service("market-gateway", 160, venue(around), credential));
    }

    private static Map<String, String> venue(Surroundings around) {
        return around.exchange()
                .map(exchange -> Map.of(
                        "signalstack.venues.replay.url",
                        exchange.url(),
                        "signalstack.venues.lab.url",
                        exchange.lab().url(),
                        // The recording is shorter than what seeds a timeframe; strategies warm up on what there is.
                        "signalstack.gateway.required-seeds",
                        "0"))
                .orElseGet(Map::of);
    }

    private static Map<String, String> database(Surroundings around) {
        return Map.of(
                "quarkus.datasource.username", around.postgres().user(),
                "quarkus.datasource.password", around.postgres().password(),
                "quarkus.datasource.jdbc.url", around.postgres().jdbcUrl(),
                "quarkus.datasource.reactive.url", around.postgres().reactiveUrl());
    }

    @SafeVarargs
    private static Map<String, String> all(Map<String, String>... parts) {
        Map<String, String> all = new HashMap<>();
        for (Map<String, String> part : parts) {
            all.putAll(part);
        }
        return all;
    }
}
