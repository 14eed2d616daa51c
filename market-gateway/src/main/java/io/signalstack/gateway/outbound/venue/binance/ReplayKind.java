package io.signalstack.gateway.outbound.venue.binance;

import io.signalstack.gateway.outbound.venue.NamedKind;
import jakarta.inject.Singleton;

/** The replay exchange: Binance with a recording's time. */
@Singleton
final class ReplayKind extends NamedKind<BinanceRest> {

    ReplayKind() {
        super("replay", BinanceRest.class, rest -> new BinanceApi(rest, true));
    }
}
