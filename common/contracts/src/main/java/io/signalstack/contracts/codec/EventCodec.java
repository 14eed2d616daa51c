package io.signalstack.contracts.codec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.StrategyRecord;

/**
 * The values of one topic, to bytes and back.
 *
 * @param <T> the type of the topic's values
 */
public final class EventCodec<T> {

    public static final EventCodec<CandleEvent> CANDLES = new EventCodec<>(CandleEvent.class, "candle");
    public static final EventCodec<CandleHead> CANDLE_HEADS = new EventCodec<>(CandleHead.class, "candle-head");
    public static final EventCodec<InstrumentDefinition> INSTRUMENTS =
            new EventCodec<>(InstrumentDefinition.class, "instrument");
    public static final EventCodec<LastPrice> PRICES = new EventCodec<>(LastPrice.class, "last-price");
    public static final EventCodec<SignalRecord> SIGNALS = new EventCodec<>(SignalRecord.class, "signal");
    public static final EventCodec<StrategyRecord> STRATEGIES = new EventCodec<>(StrategyRecord.class, "strategy");

    private final Class<T> type;
    private final String eventType;

    private EventCodec(Class<T> type, String eventType) {
        this.type = type;
        this.eventType = eventType;
    }

    /** UTF-8 JSON. */
    public byte[] encode(T value) {
        return Json.bytes(value);
    }

    /**
     * Reads a value.
     *
     * @throws UnreadableException saying why, if the bytes are not one
     */
    public T decode(byte[] json) {
        return Json.read(json, type);
    }

    /** The value's {@code event-type} header: its name among the topic's types. */
    public String eventType(T value) {
        JsonSubTypes subTypes = type.getAnnotation(JsonSubTypes.class);
        if (subTypes != null) {
            for (JsonSubTypes.Type subType : subTypes.value()) {
                if (subType.value().isInstance(value)) {
                    return subType.name();
                }
            }
        }
        return eventType;
    }
}
