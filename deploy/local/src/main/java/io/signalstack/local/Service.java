package io.signalstack.local;

import io.signalstack.sandbox.process.BuiltService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One of the five services: what it is given to run with.
 *
 * @param name its module's name
 * @param heapMib its {@code -Xmx}, in MiB
 * @param settings configuration beside what all services share
 */
record Service(String name, int heapMib, Map<String, String> settings) {

    /** As it is run within the stack. */
    BuiltService built(Path project, Surroundings around) {
        Map<String, String> all = new HashMap<>(shared(around));
        all.putAll(settings);
        return new BuiltService(name, project, around.port(name), heapMib, all);
    }

    private static Map<String, String> shared(Surroundings around) {
        return Map.of(
                "kafka.bootstrap.servers",
                around.kafka(),
                "quarkus.redis.hosts",
                around.redis(),
                "signalstack.http.trusted-proxies",
                "127.0.0.1",
                "signalstack.security.jwks-url",
                "http://127.0.0.1:" + around.port("signal-api") + "/.well-known/jwks.json");
    }
}
