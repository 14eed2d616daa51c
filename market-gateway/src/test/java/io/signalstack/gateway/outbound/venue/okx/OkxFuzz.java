package io.signalstack.gateway.outbound.venue.okx;

import io.signalstack.gateway.outbound.venue.ReadAnswers;
import io.signalstack.gateway.outbound.venue.VenueApi;
import java.time.InstantSource;

/** What Jazzer feeds with whatever it thinks of; a test reads again what it kept. */
public final class OkxFuzz {

    private static final VenueApi API = new OkxApi(ReadAnswers.unasked(OkxRest.class), InstantSource.system());

    private OkxFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        ReadAnswers.of(API, text);
    }
}
