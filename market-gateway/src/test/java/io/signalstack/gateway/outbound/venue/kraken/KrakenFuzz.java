package io.signalstack.gateway.outbound.venue.kraken;

import io.signalstack.gateway.outbound.venue.ReadAnswers;
import io.signalstack.gateway.outbound.venue.VenueApi;

/** What Jazzer feeds with whatever it thinks of; a test reads again what it kept. */
public final class KrakenFuzz {

    private static final VenueApi API = new KrakenApi(ReadAnswers.unasked(KrakenRest.class));

    private KrakenFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        ReadAnswers.of(API, text);
    }
}
