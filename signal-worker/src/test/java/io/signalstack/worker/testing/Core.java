package io.signalstack.worker.testing;

import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.signal.CanonicalForm;
import io.signalstack.trading.signal.SignalEvent;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What of an event is a function of the log, in a form that is equal exactly when its bytes are.
 *
 * @param what the kind of event
 * @param signalId whose event it is
 * @param sequence which one
 * @param bytes the signal's canonical form, and the outcome's where there is one
 */
public record Core(String what, String signalId, int sequence, String bytes) {

    public static Core of(SignalRecord.OfSignal event) {
        return switch (event) {
            case SignalRecord.SignalOpened opened -> of("opened", opened.signal(), 0, Optional.empty());
            case SignalRecord.SignalClosed closed ->
                of("closed", closed.signal(), closed.sequence(), Optional.of(closed.outcome()));
            case SignalRecord.SignalRevised revised ->
                of("revised", revised.signal(), revised.sequence(), Optional.of(revised.revisedOutcome()));
        };
    }

    /** Of the engine's own event; empty for a strategy's switch. */
    public static Optional<Core> of(SignalEvent event) {
        return switch (event) {
            case SignalEvent.Opened opened ->
                Optional.of(of("opened", SignalBody.of(opened.signal()), 0, Optional.empty()));
            case SignalEvent.Closed closed ->
                Optional.of(of(
                        "closed",
                        SignalBody.of(closed.signal()),
                        closed.sequence(),
                        Optional.of(OutcomeBody.of(closed.outcome()))));
            case SignalEvent.Revised revised ->
                Optional.of(of(
                        "revised",
                        SignalBody.of(revised.signal()),
                        revised.sequence(),
                        Optional.of(OutcomeBody.of(revised.outcome()))));
            case SignalEvent.Activated _, SignalEvent.Deactivated _ -> Optional.empty();
        };
    }

    private static Core of(String what, SignalBody signal, int sequence, Optional<OutcomeBody> outcome) {
        String core = HexFormat.of().formatHex(CanonicalForm.of(signal.toDomain()));
        String end = outcome.map(body -> HexFormat.of().formatHex(CanonicalForm.of(body.toDomain())))
                .orElse("");
        return new Core(what, signal.id(), sequence, core + ":" + end);
    }
}
