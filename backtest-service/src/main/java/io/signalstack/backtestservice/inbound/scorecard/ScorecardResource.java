package io.signalstack.backtestservice.inbound.scorecard;

import io.signalstack.backtestservice.application.scorecard.PublishedScorecards;
import io.signalstack.backtestservice.inbound.OutOfReach;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Scorecards by the ids under which signals name them, for anybody who knows one. */
@Path("/api/v1/history/scorecards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history")
@PermitAll
public class ScorecardResource {

    /** What is under an id never changes, for the id is made of it. */
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final PublishedScorecards scorecards;

    ScorecardResource(PublishedScorecards scorecards) {
        this.scorecards = scorecards;
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "A scorecard, as it was published",
            description =
                    "Every one that was ever published is kept: what is said of a signal can be worked out again from the"
                            + " one that it names. The id is made of the content, so that an answer may be kept for ever.")
    @APIResponse(
            responseCode = "200",
            description = "The value that scorecards.v1 had, byte for byte.",
            content = @Content(schema = @Schema(implementation = PublishedScorecard.class)))
    @APIResponse(responseCode = "304", description = "It is the one that If-None-Match names.")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Uni<Response> scorecard(
            @PathParam("id") @Parameter(description = "A signal's scorecardId") String id, @Context Request request) {
        return scorecards
                .find(id)
                .map(found -> found.orElseThrow(ScorecardResource::notFound))
                .map(json -> tagged(new EntityTag(id), json, request))
                .plug(OutOfReach::orUnavailable);
    }

    private static Response tagged(EntityTag tag, String json, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(json) : unchanged)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .build();
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "there is no scorecard with that id");
    }
}
