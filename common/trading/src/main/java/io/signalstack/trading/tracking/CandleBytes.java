package io.signalstack.trading.tracking;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;

/** A candle in saved state: its numbers bit for bit. */
public final class CandleBytes {

    private CandleBytes() {}

    public static void write(CanonicalWriter out, Candle candle) {
        out.whole(candle.openTimeMs())
                .number(candle.open())
                .number(candle.high())
                .number(candle.low())
                .number(candle.close())
                .number(candle.volume())
                .flag(candle.synthetic());
    }

    public static Candle read(CanonicalReader in) {
        return new Candle(in.whole(), in.number(), in.number(), in.number(), in.number(), in.number(), in.flag());
    }
}
