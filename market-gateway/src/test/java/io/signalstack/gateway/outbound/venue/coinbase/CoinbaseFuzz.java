package io.signalstack.gateway.outbound.venue.coinbase;

import io.signalstack.gateway.outbound.venue.ReadAnswers;
import io.signalstack.gateway.outbound.venue.VenueApi;

/** What Jazzer feeds with whatever it thinks of; a test reads again what it kept. */
public final class CoinbaseFuzz {

    private static final VenueApi API = new CoinbaseApi(ReadAnswers.unasked(CoinbaseRest.class));

    private CoinbaseFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        ReadAnswers.of(API, text);
    }
}
