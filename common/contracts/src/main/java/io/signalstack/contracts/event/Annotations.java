package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.trading.calibration.Claims;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.market.MarketKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a signal beside its core: it depends on when the signal was made.
 *
 * @param emittedAt wall clock at which the worker emitted it, to the millisecond
 * @param latencyMs milliseconds from the candle's {@code closedAt} to {@code emittedAt}; null where the former is unknown
 * @param confidence estimated probability that the target comes before stop and expiry; null where too little is known
 * @param confidenceReason why there is none; null where there is
 * @param confidenceBasis {@code CALIBRATED(n)} or {@code UNCALIBRATED(n)}
 * @param edge confidence less the signal's break-even rate: above 0 it is high; null without a confidence, and in records
 *     from before there was any
 * @param evidence what the last year's out-of-sample trades prove of its strategy and side on its instrument and timeframe,
 *     those of a SHORT before borrowing
 * @param evidenceN how many trades that are
 * @param btWinrate out-of-sample win rate of its strategy and side, net; null without a scorecard
 * @param btPf out-of-sample profit factor, likewise
 * @param scorecardId where these figures come from; null with none
 * @param historical whether the candle that completed it was backfilled: stored and shown, but not fed or alerted
 * @param market where its candles come from: {@code live}, {@code recorded} or {@code simulated}; live in records from
 *     before that was said
 * @param recordedUntil when what was recorded ends; null where nothing was
 */
public record Annotations(
        Instant emittedAt,
        @Nullable Long latencyMs,
        @Nullable Double confidence,
        @Nullable String confidenceReason,
        String confidenceBasis,
        @Nullable Double edge,
        Evidence.Label evidence,
        int evidenceN,
        @Nullable Double btWinrate,
        @Nullable Double btPf,
        @Nullable String scorecardId,
        boolean historical,
        String market,
        @Nullable Instant recordedUntil) {

    /** To the millisecond, so that every store gives back what was emitted. */
    public Annotations {
        emittedAt = emittedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * What is said of a signal that opens.
     *
     * @param market where its candles come from
     * @param historical whether the candle that completed it was backfilled
     */
    public static Annotations of(
            Claims claims, MarketKind market, Instant emittedAt, @Nullable Long latencyMs, boolean historical) {
        return new Annotations(
                emittedAt,
                latencyMs,
                claims.confidence().value().value(),
                claims.confidence().value().reason(),
                claims.confidence().basis(),
                claims.edge(),
                claims.evidence(),
                claims.evidenceN(),
                claims.winRate(),
                claims.profitFactor(),
                claims.scorecardId(),
                historical,
                market.text(),
                market.recordedUntil().orElse(null));
    }

    /** Which version wrote these: the first said nothing of evidence, the second nothing of the market. */
    public static int version(JsonNode json) {
        return json.has("market") ? 3 : json.has("evidence") ? 2 : 1;
    }

    /** Reads one of any version. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Annotations read(JsonNode json) {
        return new ReadAnnotations(json).annotations();
    }
}
