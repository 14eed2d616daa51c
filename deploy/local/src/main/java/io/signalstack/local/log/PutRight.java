package io.signalstack.local.log;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.ReadCandle;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.topic.Topic;
import org.jspecify.annotations.Nullable;

/** What of a dead letter goes back into its topic. */
final class PutRight {

    private PutRight() {}

    /**
     * The value to be written. A candle becomes a revision, for consumers have counted its place as lost.
     *
     * @throws UnreadableException saying why, if it would be a dead letter again
     */
    static byte[] value(Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
        if (topic == Topic.CANDLES) {
            return switch (ReadCandle.of(key, value)) {
                case ReadCandle.Legible(var _, CandleEvent event) -> EventCodec.CANDLES.encode(revised(event));
                case ReadCandle.Unreadable unreadable -> throw new UnreadableException(unreadable.reason(), null);
            };
        }
        if (value == null) {
            throw new UnreadableException("the record has no value", null);
        }
        var _ = codec(topic).decode(value);
        return value;
    }

    private static CandleEvent revised(CandleEvent event) {
        return event instanceof BaseCandle candle && candle.revision() == 0
                ? new BaseCandle(
                        candle.instrument(),
                        candle.openTime(),
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.volume(),
                        1,
                        candle.closedAt(),
                        candle.backfilled(),
                        candle.synthetic())
                : event;
    }

    private static EventCodec<?> codec(Topic topic) {
        return switch (topic) {
            case INSTRUMENTS -> EventCodec.INSTRUMENTS;
            case CANDLES -> EventCodec.CANDLES;
            case CANDLE_HEADS -> EventCodec.CANDLE_HEADS;
            case PRICES -> EventCodec.PRICES;
            case SIGNALS -> EventCodec.SIGNALS;
            case SIGNAL_REQUESTS -> EventCodec.SIGNAL_REQUESTS;
            case STRATEGIES -> EventCodec.STRATEGIES;
            case SCORECARDS -> EventCodec.SCORECARDS;
            case USER_EVENTS -> EventCodec.USER_EVENTS;
            case SYSTEM_EVENTS -> EventCodec.SYSTEM_EVENTS;
        };
    }
}
