package io.signalstack.contracts.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a record of {@code candles.v1} turned out to be. To every consumer an unreadable candle is a lost
 * one; all of them have to agree on which records that are, and on which candle is lost, or their signals would differ.
 */
public sealed interface ReadCandle {

    /**
     * A record of an instrument's history, which has its counterpart in the domain.
     *
     * @param instrument that it is about
     */
    record Legible(Instrument instrument, CandleEvent event) implements ReadCandle {}

    /**
     * Something else.
     *
     * @param reason why it cannot be read, in one line
     * @param instrument that its key names, if it names one
     * @param openTime of the base candle that is lost with it, where that can be told
     */
    record Unreadable(String reason, Optional<Instrument> instrument, Optional<Instant> openTime)
            implements ReadCandle {

        /** The candle that is lost with it, where that can be told. */
        public Optional<CandleLost> lost() {
            return instrument.flatMap(known -> openTime.map(lost -> new CandleLost(known.toString(), lost)));
        }

        /** What it is to its instrument's history, in the domain's terms. */
        public MarketRecord.Unreadable toDomain() {
            return new MarketRecord.Unreadable(openTime);
        }
    }

    /** Reads a record's key and value; fails for none. */
    static ReadCandle of(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null) {
            return new Unreadable("the record has no key", Optional.empty(), Optional.empty());
        }
        String name = new String(key, UTF_8);
        if (value == null) {
            return new Unreadable("the record has no value", instrument(name), Optional.empty());
        }
        try {
            CandleEvent event = EventCodec.CANDLES.decode(value);
            if (!event.instrument().equals(name)) {
                return new Unreadable(
                        "the value is about " + event.instrument() + ", the key about " + name,
                        instrument(name),
                        Optional.empty());
            }
            Instrument instrument = Instrument.parse(name);
            CandleTime.check(event);
            return new Legible(instrument, event);
        } catch (UnreadableException | IllegalArgumentException | ArithmeticException | NullPointerException e) {
            // A null where the schema has a value reaches the domain's constructors.
            return new Unreadable(String.valueOf(e.getMessage()), instrument(name), UnreadableCandle.openTime(value));
        }
    }

    private static Optional<Instrument> instrument(String name) {
        try {
            return Optional.of(Instrument.parse(name));
        } catch (IllegalArgumentException e) {
            // A key that names no instrument loses nobody's candle; the reason given is the value's.
            return Optional.empty();
        }
    }
}
