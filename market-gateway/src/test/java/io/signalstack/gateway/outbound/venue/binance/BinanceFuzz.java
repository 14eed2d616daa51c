package io.signalstack.gateway.outbound.venue.binance;

import io.signalstack.gateway.outbound.venue.ReadAnswers;
import io.signalstack.gateway.outbound.venue.VenueApi;

/** What Jazzer feeds with whatever it thinks of; a test reads again what it kept. */
public final class BinanceFuzz {

    private static final VenueApi API = new BinanceApi(ReadAnswers.unasked(BinanceRest.class), true);

    private BinanceFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        ReadAnswers.of(API, text);
    }
}
