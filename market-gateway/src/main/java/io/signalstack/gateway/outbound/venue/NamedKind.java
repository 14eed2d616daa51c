package io.signalstack.gateway.outbound.venue;

import java.util.function.Function;

/**
 * A kind of venue with one REST client.
 *
 * @param <R> that client
 */
public abstract class NamedKind<R> implements VenueKind {

    private final String name;
    private final Class<R> client;
    private final Function<R, VenueApi> api;

    protected NamedKind(String name, Class<R> client, Function<R, VenueApi> api) {
        this.name = name;
        this.client = client;
        this.api = api;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public VenueApi connect(RestClients clients) {
        return api.apply(clients.of(client));
    }
}
