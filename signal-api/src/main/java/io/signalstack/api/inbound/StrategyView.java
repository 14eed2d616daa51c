package io.signalstack.api.inbound;

import io.signalstack.contracts.event.StrategyRecord;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A strategy's version as clients see it, and what its signals came to. */
record StrategyView(
        @Schema(description = "id@version") String strategy,

        @Schema(description = "Which adapter runs it") String kind,

        @Schema(description = "By name; what is left out has the kind's default")
        Map<String, String> parameters,

        @Schema(description = "Whether it came with the product")
        boolean builtIn,

        @Schema(description = "Whether it scores every instrument")
        boolean enabled,

        @Schema(description = "Its newest one of each instrument and timeframe; none until its history has been walked")
        List<ScorecardView> scorecards,

        @Schema(description = "What became of those that were made last, by kind of market")
        List<ScorecardNewsView> made) {

    static StrategyView of(StrategyRecord strategy, List<ScorecardView> scorecards, List<ScorecardNewsView> made) {
        return new StrategyView(
                strategy.strategy(),
                strategy.kind(),
                strategy.parameters(),
                strategy.builtIn(),
                strategy.enabled(),
                scorecards,
                made);
    }
}
