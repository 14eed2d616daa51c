package io.signalstack.contracts.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.trading.market.Instrument;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a record of {@code candles.v1} turned out to be. To every consumer an unreadable candle is a lost
 * one; all of them have to agree on which records that are, and on which candle is lost, or their signals would differ.
 */
public sealed interface ReadCandle {

    /** A record of an instrument's history, which has its counterpart in the domain. */
    record Legible(CandleEvent event) implements ReadCandle {}

    /**
     * Something else.
     *
     * @param reason why it cannot be read, in one line
     * @param lost the candle that is lost with it, where that can be told
     */
    record Unreadable(String reason, Optional<CandleLost> lost) implements ReadCandle {}

    /** Reads a record's key and value; fails for none. */
    static ReadCandle of(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || value == null) {
            return new Unreadable("the record has no " + (key == null ? "key" : "value"), Optional.empty());
        }
        String instrument = new String(key, UTF_8);
        try {
            CandleEvent event = EventCodec.CANDLES.decode(value);
            if (!event.instrument().equals(instrument)) {
                return new Unreadable(
                        "the value is about " + event.instrument() + ", the key about " + instrument, Optional.empty());
            }
            Instrument.parse(instrument);
            CandleTime.check(event.toDomain());
            return new Legible(event);
        } catch (UnreadableException | IllegalArgumentException | ArithmeticException | NullPointerException e) {
            // A null where the schema has a value reaches the domain's constructors.
            return new Unreadable(String.valueOf(e.getMessage()), lost(instrument, value));
        }
    }

    private static Optional<CandleLost> lost(String instrument, byte[] value) {
        try {
            Instrument.parse(instrument);
            return UnreadableCandle.openTime(value).map(openTime -> new CandleLost(instrument, openTime));
        } catch (IllegalArgumentException e) {
            // A key that names no instrument loses nobody's candle; the reason given is the value's.
            return Optional.empty();
        }
    }
}
