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
 * @param secrets what it is told in its environment
 */
record Service(String name, int heapMib, Map<String, String> settings, Map<String, String> secrets) {

    Service(String name, int heapMib, Map<String, String> settings) {
        this(name, heapMib, settings, Map.of());
    }

    /** As it is run within the stack. */
    BuiltService built(Path project, Surroundings around) {
        Map<String, String> all = new HashMap<>(shared(around));
        all.putAll(settings);
        return new BuiltService(name, project, around.port(name), heapMib, all, secrets);
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
