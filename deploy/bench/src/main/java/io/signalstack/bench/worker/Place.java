package io.signalstack.bench.worker;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import java.time.Instant;
import java.util.Map;

/** Which base candle. */
record Place(String instrument, Instant openTime) {

    /** Notes that a candle is being sent. */
    static void note(CandleEvent candle, Map<Object, Long> sent) {
        if (candle instanceof BaseCandle base) {
            sent.put(new Place(base.instrument(), base.openTime()), System.nanoTime());
        }
    }
}
