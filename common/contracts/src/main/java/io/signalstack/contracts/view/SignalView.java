package io.signalstack.contracts.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import org.jspecify.annotations.Nullable;

/**
 * A signal as clients see it: core and annotations flat, then where it stands.
 *
 * @param signal its core
 * @param annotations what is said beside it
 * @param symbol the pair without its venue, such as {@code BTC/USDT}
 * @param status whether it is still watched
 * @param sequence how many events it has had since its opening
 * @param outcome how it ended; null while it is open
 * @param revisedOutcome how it would have ended on revised candles; null unless one was revised
 */
public record SignalView(
        @JsonUnwrapped SignalBody signal,
        @JsonUnwrapped Annotations annotations,
        String symbol,
        Status status,
        int sequence,
        @Nullable OutcomeBody outcome,
        @Nullable OutcomeBody revisedOutcome) {

    /** Whether a signal is still watched. */
    public enum Status {
        OPEN,
        CLOSED
    }

    /** What is known of a signal after one of its records, given what was known before it. */
    public static SignalView after(SignalRecord.OfSignal event, @Nullable SignalView before) {
        OutcomeBody outcome = before == null ? null : before.outcome();
        OutcomeBody revised = before == null ? null : before.revisedOutcome();
        return switch (event) {
            case SignalRecord.SignalOpened opened -> of(opened, Status.OPEN, outcome, revised);
            case SignalRecord.SignalClosed closed -> of(closed, Status.CLOSED, closed.outcome(), revised);
            case SignalRecord.SignalRevised changed ->
                of(changed, before == null ? Status.OPEN : before.status(), outcome, changed.revisedOutcome());
        };
    }

    /** The pair of an instrument's text form. */
    public static String symbolOf(String instrument) {
        return instrument.substring(instrument.indexOf(':') + 1);
    }

    private static SignalView of(
            SignalRecord.OfSignal event, Status status, @Nullable OutcomeBody outcome, @Nullable OutcomeBody revised) {
        return new SignalView(
                event.signal(),
                event.annotations(),
                symbolOf(event.instrument()),
                status,
                event.sequence(),
                outcome,
                revised);
    }
}
