package io.signalstack.gateway.outbound.venue;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.signalstack.gateway.outbound.venue.VenueKind.RestClients;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Declarative clients of one address.
 *
 * @param url without a trailing slash
 * @param connectTimeout for a connection
 * @param readTimeout for an answer to begin, and to go on
 * @param bounds of each answer
 * @param patience for an answer that takes its time
 * @param proxy that makes the calls, if one does
 */
public record HttpClients(
        URI url,
        Duration connectTimeout,
        Duration readTimeout,
        AnswerBounds bounds,
        Duration patience,
        Optional<ForwardProxy> proxy)
        implements RestClients {

    @Override
    public <T> T patient(Class<T> declaration) {
        return new HttpClients(url, connectTimeout, patience, bounds.within(patience), patience, proxy).of(declaration);
    }

    @Override
    public <T> T of(Class<T> declaration) {
        QuarkusRestClientBuilder client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .httpClientRequestCustomizer(bounds)
                // Every status is an answer; what it means, the venue's API says.
                .property("microprofile.rest.client.disable.default.mapper", true);
        proxy.ifPresent(through -> through.setOn(client));
        return client.build(declaration);
    }
}
