package io.signalstack.api.inbound;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.signalstack.api.application.KnownScorecards;
import io.signalstack.api.application.Strategies;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.event.SystemEvent.OfScorecards;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import io.signalstack.platform.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The strategies, with all that can change one of their evaluations, and what these came to. */
@Path("/api/v1/strategies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "strategies")
@RateLimited(RateLimitPolicy.API)
@RolesAllowed(Roles.USER)
public class StrategiesResource {

    private final Strategies strategies;
    private final KnownScorecards scorecards;

    StrategiesResource(Strategies strategies, KnownScorecards scorecards) {
        this.strategies = strategies;
        this.scorecards = scorecards;
    }

    /** All strategies in order of their text form. */
    record StrategyList(List<StrategyView> strategies) {}

    @GET
    @Operation(summary = "All strategies, their parameters, and what their signals came to")
    public Uni<StrategyList> all() {
        return Uni.combine()
                .all()
                .unis(strategies.all(), scorecards.all(), scorecards.news())
                .with(StrategiesResource::list)
                .plug(Answers::orUnavailable);
    }

    private static StrategyList list(
            List<StrategyRecord> strategies, List<ScorecardRecord> scorecards, List<OfScorecards> news) {
        Map<String, List<ScorecardView>> byStrategy = scorecards.stream()
                .collect(groupingBy(ScorecardRecord::strategy, mapping(ScorecardView::of, toList())));
        Map<String, List<ScorecardNewsView>> made =
                news.stream().collect(groupingBy(OfScorecards::strategy, mapping(ScorecardNewsView::of, toList())));
        return new StrategyList(strategies.stream()
                .map(strategy -> StrategyView.of(
                        strategy,
                        byStrategy.getOrDefault(strategy.strategy(), List.of()),
                        made.getOrDefault(strategy.strategy(), List.of())))
                .toList());
    }
}
