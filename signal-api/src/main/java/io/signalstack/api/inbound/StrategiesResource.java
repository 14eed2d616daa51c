package io.signalstack.api.inbound;

import io.signalstack.api.application.Strategies;
import io.signalstack.contracts.event.StrategyRecord;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The strategies, with all that can change one of their evaluations. */
@Path("/api/v1/strategies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "strategies")
@RateLimited(RateLimitPolicy.API)
@RolesAllowed(Roles.USER)
public class StrategiesResource {

    private final Strategies strategies;

    StrategiesResource(Strategies strategies) {
        this.strategies = strategies;
    }

    /** All strategies in order of their text form. */
    public record StrategyList(List<StrategyRecord> strategies) {}

    @GET
    @Operation(summary = "All strategies and their parameters")
    public Uni<StrategyList> all() {
        return strategies.all().map(StrategyList::new).plug(Answers::orUnavailable);
    }
}
