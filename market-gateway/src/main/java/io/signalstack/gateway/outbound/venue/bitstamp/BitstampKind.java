package io.signalstack.gateway.outbound.venue.bitstamp;

import io.signalstack.gateway.outbound.venue.NamedKind;
import jakarta.inject.Singleton;

/** Bitstamp. */
@Singleton
final class BitstampKind extends NamedKind<BitstampRest> {

    BitstampKind() {
        super("bitstamp", BitstampRest.class, BitstampApi::new);
    }
}
