package io.signalstack.contracts.codec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.event.UserEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

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
    public static final EventCodec<ScorecardRecord> SCORECARDS = new EventCodec<>(ScorecardRecord.class, "scorecard");
    public static final EventCodec<SignalRequest> SIGNAL_REQUESTS =
            new EventCodec<>(SignalRequest.class, "signal-request");
    public static final EventCodec<UserEvent> USER_EVENTS = new EventCodec<>(UserEvent.class, "user-event");
    public static final EventCodec<SystemEvent> SYSTEM_EVENTS = new EventCodec<>(SystemEvent.class, "system-event");

    private final Class<T> type;
    private final String eventType;
    private final Map<Class<?>, String> subTypes;

    private EventCodec(Class<T> type, String eventType) {
        this.type = type;
        this.eventType = eventType;
        this.subTypes = subTypes(type);
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
        return subTypes.getOrDefault(value.getClass(), eventType);
    }

    /** Their names by class. */
    private static Map<Class<?>, String> subTypes(Class<?> type) {
        JsonSubTypes declared = type.getAnnotation(JsonSubTypes.class);
        JsonTypeInfo told = type.getAnnotation(JsonTypeInfo.class);
        // Other marks tell forms of one type apart.
        return declared == null || told == null || !told.property().equals("type")
                ? Map.of()
                : Arrays.stream(declared.value())
                        .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));
    }
}
