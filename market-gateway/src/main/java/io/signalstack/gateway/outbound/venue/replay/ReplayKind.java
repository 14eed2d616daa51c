package io.signalstack.gateway.outbound.venue.replay;

import io.signalstack.gateway.outbound.venue.NamedKind;
import io.signalstack.gateway.outbound.venue.binance.BinanceRest;
import jakarta.inject.Singleton;

/** The replay exchange. */
@Singleton
final class ReplayKind extends NamedKind<BinanceRest> {

    ReplayKind() {
        super("replay", BinanceRest.class, ReplayApi::new);
    }
}
