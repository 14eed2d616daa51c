package io.signalstack.api.inbound;

import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.event.SystemEvent.OfScorecards;
import io.signalstack.contracts.view.MarketName;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the scorecards that were made last of a strategy on a kind of market, all together. */
record ScorecardNewsView(
        MarketName market,

        @Schema(description = "The instant after which they know of no outcome, or would have known of none")
        Instant trainedTo,

        @Schema(description = "How many of them are out: none if they failed")
        int scorecards,

        @Schema(description = "Why there are none: what the strategy threw; null if they are out") @Nullable String failure) {

    static ScorecardNewsView of(OfScorecards news) {
        MarketName market = MarketName.of(news.market());
        return switch (news) {
            case SystemEvent.ScorecardsOut out ->
                new ScorecardNewsView(market, out.trainedTo(), out.scorecards(), null);
            case SystemEvent.ScorecardsFailed failed ->
                new ScorecardNewsView(market, failed.trainedTo(), 0, failed.reason());
        };
    }
}
