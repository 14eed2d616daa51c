package io.signalstack.gateway.outbound.venue.okx;

import io.signalstack.gateway.outbound.venue.NamedKind;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** OKX. */
@Singleton
final class OkxKind extends NamedKind<OkxRest> {

    OkxKind(InstantSource wall) {
        super("okx", OkxRest.class, rest -> new OkxApi(rest, wall));
    }
}
