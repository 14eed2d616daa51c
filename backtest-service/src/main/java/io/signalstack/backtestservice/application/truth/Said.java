package io.signalstack.backtestservice.application.truth;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.signal.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a signal of a simulated market as it opened.
 *
 * @param closedAt when its candle closed
 * @param confidence null where too little was known to say any
 */
public record Said(
        String signalId,
        String instrument,
        String strategy,
        String timeframe,
        Side side,
        Instant closedAt,
        @Nullable Double confidence,
        String basis,
        Evidence.Label evidence) {

    /** What was said of a signal that has ended. */
    public static Said of(SignalRecord.SignalClosed ended) {
        SignalBody signal = ended.signal();
        Annotations annotations = ended.annotations();
        return new Said(
                signal.id(),
                signal.instrument(),
                signal.strategy(),
                signal.timeframe(),
                signal.side(),
                signal.closeTime(),
                annotations.confidence(),
                annotations.confidenceBasis(),
                annotations.evidence());
    }
}
