package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.SignalEvent;
import java.time.Instant;
import java.util.List;

/** What became of one market record. */
public sealed interface Step {

    /**
     * It was taken in.
     *
     * @param events what happened, in order; mostly none
     * @param evaluated one entry per strategy and timeframe that this record closed
     */
    record Applied(List<SignalEvent> events, List<Evaluated> evaluated) implements Step {}

    /** No signal, evaluation or candle comes of it. */
    record Ignored(Reason reason) implements Step {}

    /**
     * It skips candles that are neither said to be lost nor accounted for by unreadable records: refused, the state
     * unchanged.
     *
     * @param expected open time of the base candle that has to come first
     */
    record Gap(Instant expected) implements Step {}

    /** Why a record had no effect. */
    enum Reason {
        LATE,
        DUPLICATE,
        /** It belongs to no series: none has started. */
        NO_SERIES,
        /** It is a seed of a timeframe that the series does not have. */
        NO_TIMEFRAME,
        /** It cannot be read, and may have been the next base candle or not. */
        UNPLACED
    }
}
