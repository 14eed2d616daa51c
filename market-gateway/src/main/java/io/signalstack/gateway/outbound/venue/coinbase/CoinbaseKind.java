package io.signalstack.gateway.outbound.venue.coinbase;

import io.signalstack.gateway.outbound.venue.NamedKind;
import jakarta.inject.Singleton;

/** Coinbase Exchange. */
@Singleton
final class CoinbaseKind extends NamedKind<CoinbaseRest> {

    CoinbaseKind() {
        super("coinbase", CoinbaseRest.class, CoinbaseApi::new);
    }
}
