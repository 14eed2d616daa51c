package io.signalstack.backtestservice.inbound.truth;

import io.signalstack.backtestservice.application.truth.KeptTruth;
import io.signalstack.backtestservice.application.truth.Said;
import io.signalstack.backtestservice.application.truth.Truth;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.signal.Side;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was said of a signal of a simulated market, beside what is true of it. */
record TruthView(
        String signalId,
        String instrument,

        @Schema(description = "Nobody traded there: only of a simulated market is the truth known")
        MarketName market,

        String strategy,
        String timeframe,
        Side side,

        @Schema(description = "When the signal's candle closed")
        Instant closedAt,

        @Schema(description = "The confidence as the signal opened; null where too little was known") @Nullable Double said,

        String confidenceBasis,
        Evidence.Label evidence,

        @Schema(description = "The share of hits among the futures in which the signal is filled")
        double truth,

        @Schema(description = "In how many futures the target comes before stop and expiry")
        int hits,

        @Schema(description = "In how many it is filled at all")
        int filled,

        @Schema(description = "How many futures were drawn") int paths,

        Instant askedAt) {

    static TruthView of(KeptTruth kept, Truth.Told told) {
        Said said = kept.said();
        return new TruthView(
                said.signalId(),
                said.instrument(),
                MarketName.SIMULATED,
                said.strategy(),
                said.timeframe(),
                said.side(),
                said.closedAt(),
                said.confidence(),
                said.basis(),
                said.evidence(),
                told.probability(),
                told.hits(),
                told.filled(),
                told.paths(),
                kept.askedAt());
    }
}
