package io.signalstack.worker.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.UnreadableCandle;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.Instrument;
import io.signalstack.worker.application.IncomingRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the bytes of a record of {@code candles.v1} turned out to be. */
sealed interface ReadCandle {

    /** A record of an instrument's history. */
    record Legible(IncomingRecord incoming) implements ReadCandle {}

    /**
     * Something else.
     *
     * @param reason why it cannot be read, in one line
     * @param lost the candle that is lost with it, where that can be told
     */
    record Unreadable(String reason, Optional<IncomingRecord> lost) implements ReadCandle {}

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
            return new Legible(IncomingRecord.of(event));
        } catch (UnreadableException | IllegalArgumentException | NullPointerException e) {
            // A null where the schema has a value reaches the domain's constructors.
            return new Unreadable(String.valueOf(e.getMessage()), lost(instrument, value));
        }
    }

    private static Optional<IncomingRecord> lost(String instrument, byte[] value) {
        try {
            Instrument known = Instrument.parse(instrument);
            return UnreadableCandle.openTime(value).map(openTime -> IncomingRecord.lost(known, openTime));
        } catch (IllegalArgumentException e) {
            // A key that names no instrument loses nobody's candle; the reason given is the value's.
            return Optional.empty();
        }
    }
}
