package io.signalstack.api.inbound;

import io.signalstack.api.application.WatchedInstruments;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The market that is watched. */
@Path("/api/v1/market")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "market")
@RateLimited(RateLimitPolicy.PUBLIC_READ)
@PermitAll
public class MarketResource {

    private final WatchedInstruments instruments;

    MarketResource(WatchedInstruments instruments) {
        this.instruments = instruments;
    }

    /** All instruments in order of their text form. */
    public record InstrumentList(List<InstrumentView> instruments) {}

    @GET
    @Path("/instruments")
    @Operation(summary = "What is polled and scored, and which markets are halted")
    public Uni<InstrumentList> instruments() {
        return instruments
                .all()
                .map(watched -> new InstrumentList(
                        watched.stream().map(InstrumentView::of).toList()))
                .plug(Answers::orUnavailable);
    }
}
