package io.signalstack.contracts.replay;

import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.signal.CanonicalForm;
import io.signalstack.trading.signal.SignalEvent;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an event is a function of the log. Two are equal exactly when their bytes are.
 *
 * @param what {@code opened}, {@code closed} or {@code revised}
 * @param sequence which event of its signal
 * @param outcome null where there is none
 * @param bytes the signal's canonical form and the outcome's, in hexadecimal digits
 */
public record Core(
        String what,
        int sequence,
        SignalBody signal,
        @Nullable OutcomeBody outcome,
        String bytes) {

    /** Of a published event. */
    public static Core of(SignalRecord.OfSignal event) {
        return switch (event) {
            case SignalRecord.SignalOpened opened -> of("opened", 0, opened.signal(), null);
            case SignalRecord.SignalClosed closed -> of("closed", closed.sequence(), closed.signal(), closed.outcome());
            case SignalRecord.SignalRevised revised ->
                of("revised", revised.sequence(), revised.signal(), revised.revisedOutcome());
        };
    }

    /** Of the engine's own event; empty for a strategy's switch. */
    public static Optional<Core> of(SignalEvent event) {
        return switch (event) {
            case SignalEvent.Opened opened -> Optional.of(of("opened", 0, SignalBody.of(opened.signal()), null));
            case SignalEvent.Closed closed ->
                Optional.of(of(
                        "closed", closed.sequence(), SignalBody.of(closed.signal()), OutcomeBody.of(closed.outcome())));
            case SignalEvent.Revised revised ->
                Optional.of(of(
                        "revised",
                        revised.sequence(),
                        SignalBody.of(revised.signal()),
                        OutcomeBody.of(revised.outcome())));
            case SignalEvent.Activated _, SignalEvent.Deactivated _ -> Optional.empty();
        };
    }

    /** Which event this is, whatever it says. */
    public String key() {
        return signal.id() + "-" + sequence;
    }

    private static Core of(String what, int sequence, SignalBody signal, @Nullable OutcomeBody outcome) {
        String core = HexFormat.of().formatHex(CanonicalForm.of(signal.toDomain()));
        String end = outcome == null ? "" : HexFormat.of().formatHex(CanonicalForm.of(outcome.toDomain()));
        return new Core(what, sequence, signal, outcome, core + ":" + end);
    }
}
