package io.signalstack.gateway.outbound.venue.binance;

import io.signalstack.gateway.outbound.venue.NamedKind;
import jakarta.inject.Singleton;

/** Binance. */
@Singleton
final class BinanceKind extends NamedKind<BinanceRest> {

    BinanceKind() {
        super("binance", BinanceRest.class, BinanceApi::new);
    }
}
