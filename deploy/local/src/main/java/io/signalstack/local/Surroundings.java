package io.signalstack.local;

import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.postgres.PostgresServer;
import java.util.Map;
import java.util.Optional;

/**
 * What a service has to know of the stack around it.
 *
 * @param ports port by service name
 * @param kafka bootstrap servers
 * @param redis address
 * @param postgres the database that the services share, each in its own schema
 * @param exchange the replay exchange; empty when a real venue is polled
 * @param folder where data is kept
 */
record Surroundings(
        Map<String, Integer> ports,
        String kafka,
        String redis,
        PostgresServer postgres,
        Optional<ReplayExchange> exchange,
        StackFolder folder) {

    int port(String service) {
        Integer port = ports.get(service);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + service);
        }
        return port;
    }
}
