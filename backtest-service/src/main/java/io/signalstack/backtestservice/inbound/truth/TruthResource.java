package io.signalstack.backtestservice.inbound.truth;

import io.signalstack.backtestservice.application.truth.KeptTruth;
import io.signalstack.backtestservice.application.truth.ToldTruth;
import io.signalstack.backtestservice.application.truth.Truth;
import io.signalstack.backtestservice.application.truth.Truths;
import io.signalstack.backtestservice.inbound.OutOfReach;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was said of ended signals of simulated markets, beside what is true of them; for anybody. */
@Path("/api/v1/history/truths")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
@PermitAll
public class TruthResource {

    private final Truths truths;

    TruthResource(Truths truths) {
        this.truths = truths;
    }

    @GET
    @Operation(
            summary = "Said against true, over ended signals",
            description =
                    "Of at most the 10,000 newest. Only a simulated market's venue knows what is true; signals that came"
                            + " as history are not asked about, and those of strategies that leave by a rule of their own have no truth.")
    public Uni<TruthSummary> summary(
            @QueryParam("market") @DefaultValue("simulated") @Parameter(description = "live, recorded or simulated")
                    String market) {
        MarketName kind = market(market);
        Uni<List<ToldTruth>> told =
                kind == MarketName.SIMULATED ? truths.told() : Uni.createFrom().item(List.of());
        return told.map(known -> TruthSummary.of(kind, known)).plug(OutOfReach::orUnavailable);
    }

    @GET
    @Path("/{signalId}")
    @Operation(
            summary = "What was said of a signal, beside what is true of it",
            description = "Once it has ended, and its venue has been asked.")
    @APIResponse(responseCode = "200", description = "The two.")
    @APIResponse(
            responseCode = "404",
            description =
                    "NO_TRUTH: nobody knows it, and why; NOT_FOUND: no such signal has ended, or it was not asked about.")
    public Uni<TruthView> truth(@PathParam("signalId") String signalId) {
        return truths.find(signalId)
                .map(found -> found.map(TruthResource::view).orElseThrow(TruthResource::notAsked))
                .plug(OutOfReach::orUnavailable);
    }

    private static TruthView view(KeptTruth kept) {
        return switch (kept.truth()) {
            case Truth.Told told -> TruthView.of(kept, told);
            case Truth.None(String reason) ->
                throw new ProblemException(ErrorCode.NO_TRUTH, "nobody knows what is true of this signal: " + reason);
        };
    }

    private static ProblemException notAsked() {
        return new ProblemException(
                ErrorCode.NOT_FOUND, "no truth is kept of such a signal: it has not ended, or was not asked about");
    }

    private static MarketName market(String name) {
        try {
            return MarketName.of(name);
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalidParameter("market", "is live, recorded or simulated");
        }
    }
}
