package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** A value of {@code signals.v1}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignalRecord.SignalOpened.class, name = "signal-opened"),
    @JsonSubTypes.Type(value = SignalRecord.SignalClosed.class, name = "signal-closed"),
    @JsonSubTypes.Type(value = SignalRecord.SignalRevised.class, name = "signal-revised"),
    @JsonSubTypes.Type(value = SignalRecord.StrategyActivated.class, name = "strategy-activated"),
    @JsonSubTypes.Type(value = SignalRecord.StrategyDeactivated.class, name = "strategy-deactivated")
})
public sealed interface SignalRecord {

    /** Text form of the instrument, also the record's key. */
    String instrument();

    /** A record about one signal. Its sequence is 0 at opening, and one more for each later record. */
    sealed interface OfSignal extends SignalRecord {

        SignalBody signal();

        Annotations annotations();

        int sequence();

        @Override
        default String instrument() {
            return signal().instrument();
        }
    }

    /** A signal was given. */
    record SignalOpened(SignalBody signal, Annotations annotations) implements OfSignal {
        @Override
        public int sequence() {
            return 0;
        }
    }

    /** A signal ended; it carries all that was said at its opening. */
    record SignalClosed(SignalBody signal, Annotations annotations, int sequence, OutcomeBody outcome)
            implements OfSignal {}

    /** How a signal would have ended on revised candles; the outcome itself stays. */
    record SignalRevised(SignalBody signal, Annotations annotations, int sequence, OutcomeBody revisedOutcome)
            implements OfSignal {}

    /** A strategy scores the instrument's candles from {@code fromOpenTime} on. */
    record StrategyActivated(String strategy, String instrument, Instant fromOpenTime, String reason)
            implements SignalRecord {}

    /** A strategy scores the instrument's candles no longer, from {@code fromOpenTime} on. */
    record StrategyDeactivated(String strategy, String instrument, Instant fromOpenTime, String reason)
            implements SignalRecord {}
}
