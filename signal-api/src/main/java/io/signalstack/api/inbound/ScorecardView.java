package io.signalstack.api.inbound;

import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.SideFigures;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A scorecard as clients see it. */
record ScorecardView(
        String id,
        String instrument,
        String timeframe,

        @Schema(description = "It knows of no outcome after this instant, and speaks of signals that come after it")
        Instant trainedTo,

        @Schema(
                description =
                        "Outcomes on this timeframe that its confidences rest on, over all instruments of the same"
                                + " kind of market")
        int outcomes,

        @Schema(description = "How many of them reached the target")
        int hits,

        SideView longs,

        @Schema(description = "Before what borrowing costs") SideView shorts,

        @Schema(
                description =
                        "The instant from which on the instrument's candles are as first published; those before are the"
                                + " venue's history as it was fetched later. Null where all are as first published")
        @Nullable Instant publishedFrom) {

    /** What the signals of one side earned, out of sample and net. */
    record SideView(
            @Schema(
                    description = "What the trades of the last 365 days prove: the whole 95% interval is above zero"
                            + " (EARNING), or below it (LOSING), on 100 trades or more; else UNPROVEN")
            Evidence.Label evidence,

            @Schema(description = "How many trades that are")
            int evidenceN,

            @Schema(description = "Their mean net R") Measure meanNetR,

            Interval interval,

            @Schema(description = "All trades, those of before the last 365 days included")
            int trades,

            Measure winRate,
            Measure profitFactor,

            @Schema(description = "When the first of their signals was given; null with none") @Nullable Instant from,

            Instant to) {

        static SideView of(SideFigures figures) {
            Evidence evidence = figures.evidence();
            Backtested backtested = figures.backtested();
            return new SideView(
                    evidence.label(),
                    evidence.n(),
                    evidence.meanNetR(),
                    evidence.interval(),
                    backtested.n(),
                    backtested.winRate(),
                    backtested.profitFactor(),
                    backtested.from(),
                    backtested.to());
        }
    }

    static ScorecardView of(ScorecardRecord scorecard) {
        Scorecard known = scorecard.toDomain();
        return new ScorecardView(
                known.id(),
                known.instrument().toString(),
                known.calibration().timeframe().toString(),
                known.calibration().trainedTo(),
                known.calibration().all().outcomes().n(),
                known.calibration().all().outcomes().hits(),
                SideView.of(known.longs()),
                SideView.of(known.shorts()),
                scorecard.publishedFrom());
    }
}
