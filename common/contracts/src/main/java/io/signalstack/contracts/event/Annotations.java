package io.signalstack.contracts.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a signal beside its core: it depends on when the signal was made.
 *
 * @param emittedAt wall clock at which the worker emitted it, to the millisecond
 * @param latencyMs milliseconds from the candle's {@code closedAt} to {@code emittedAt}; null where the former is unknown
 * @param confidence estimated probability that the target comes before stop and expiry
 * @param confidenceBasis {@code CALIBRATED(n)} or {@code UNCALIBRATED(n)}
 * @param btWinrate out-of-sample win rate of its strategy and side, net; null without a scorecard
 * @param btPf out-of-sample profit factor, likewise
 * @param scorecardId where these figures come from; null with none
 * @param historical whether the candle that completed it was backfilled: stored and shown, but not fed or alerted
 */
public record Annotations(
        Instant emittedAt,
        @Nullable Long latencyMs,
        double confidence,
        String confidenceBasis,
        @Nullable Double btWinrate,
        @Nullable Double btPf,
        @Nullable String scorecardId,
        boolean historical) {

    /** To the millisecond, so that every store gives back what was emitted. */
    public Annotations {
        emittedAt = emittedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
