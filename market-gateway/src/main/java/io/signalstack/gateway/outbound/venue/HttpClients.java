package io.signalstack.gateway.outbound.venue;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.signalstack.gateway.outbound.venue.VenueKind.RestClients;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Declarative clients of one address.
 *
 * @param url without a trailing slash
 * @param connectTimeout for a connection
 * @param readTimeout for an answer
 */
public record HttpClients(URI url, Duration connectTimeout, Duration readTimeout) implements RestClients {

    @Override
    public <T> T of(Class<T> declaration) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                // Every status is an answer; what it means, the venue's API says.
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(declaration);
    }
}
