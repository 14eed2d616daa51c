package io.signalstack.gateway.outbound.venue.bitstamp;

import io.signalstack.gateway.outbound.venue.ReadAnswers;
import io.signalstack.gateway.outbound.venue.VenueApi;

/** What Jazzer feeds with whatever it thinks of; a test reads again what it kept. */
public final class BitstampFuzz {

    private static final VenueApi API = new BitstampApi(ReadAnswers.unasked(BitstampRest.class));

    private BitstampFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        ReadAnswers.of(API, text);
    }
}
