package io.signalstack.gateway.outbound.venue.bybit;

import io.signalstack.gateway.outbound.venue.ReadAnswers;
import io.signalstack.gateway.outbound.venue.VenueApi;

/** What Jazzer feeds with whatever it thinks of; a test reads again what it kept. */
public final class BybitFuzz {

    private static final VenueApi API = new BybitApi(ReadAnswers.unasked(BybitRest.class));

    private BybitFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        ReadAnswers.of(API, text);
    }
}
