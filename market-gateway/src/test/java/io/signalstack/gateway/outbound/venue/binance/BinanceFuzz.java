package io.signalstack.gateway.outbound.venue.binance;

import io.signalstack.gateway.outbound.venue.ReadAnswers;
import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.replay.ReplayApi;

/** What Jazzer feeds with whatever it thinks of, the replay's formula included; a test reads again what it kept. */
public final class BinanceFuzz {

    private static final VenueApi API = new ReplayApi(ReadAnswers.unasked(BinanceRest.class));

    private BinanceFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        ReadAnswers.of(API, text);
    }
}
