package io.signalstack.gateway.outbound.venue;

/** What a venue speaks, under the name that the configuration knows it by. Implementations are beans. */
public interface VenueKind {

    /** Such as {@code coinbase}. */
    String name();

    /** Its API, over a client of the address that is configured. */
    VenueApi connect(RestClients clients);

    /** Makes declarative REST clients of one venue's address. */
    interface RestClients {
        <T> T of(Class<T> declaration);

        /** One that waits longer than for candles. */
        <T> T patient(Class<T> declaration);
    }
}
