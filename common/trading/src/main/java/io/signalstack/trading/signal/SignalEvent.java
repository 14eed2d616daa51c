package io.signalstack.trading.signal;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;

/** What an instrument's engine says happened, in order. */
public sealed interface SignalEvent {

    /** A signal was given; its sequence is 0. */
    record Opened(Signal signal) implements SignalEvent {}

    /**
     * A signal ended.
     *
     * @param sequence 1 or more, counted per signal
     */
    record Closed(Signal signal, int sequence, Outcome outcome) implements SignalEvent {}

    /** A watched candle was revised: how the signal would have ended with it. The outcome itself stays. */
    record Revised(Signal signal, int sequence, Outcome outcome) implements SignalEvent {}

    /** A strategy scores this instrument's candles from {@code from} on. */
    record Activated(StrategyKey strategy, Instrument instrument, Instant from, String reason) implements SignalEvent {}

    /** A strategy scores this instrument's candles no longer, from {@code from} on. */
    record Deactivated(StrategyKey strategy, Instrument instrument, Instant from, String reason)
            implements SignalEvent {}
}
