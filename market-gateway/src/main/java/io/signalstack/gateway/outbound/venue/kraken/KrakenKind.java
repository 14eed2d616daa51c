package io.signalstack.gateway.outbound.venue.kraken;

import io.signalstack.gateway.outbound.venue.NamedKind;
import jakarta.inject.Singleton;

/** Kraken. */
@Singleton
final class KrakenKind extends NamedKind<KrakenRest> {

    KrakenKind() {
        super("kraken", KrakenRest.class, KrakenApi::new);
    }
}
