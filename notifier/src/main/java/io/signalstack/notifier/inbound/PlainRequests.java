package io.signalstack.notifier.inbound;

import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Requests at the feed's path that do not ask for a WebSocket. */
@Path("/api/v1/ws")
@Tag(name = "feed")
public class PlainRequests {

    @GET
    @PermitAll
    @Operation(
            summary = "The live feed, a WebSocket",
            description = "Described in AsyncAPI at /q/asyncapi. A request that does not upgrade is refused.")
    @APIResponse(responseCode = "101", description = "It is one from here on.")
    @APIResponse(responseCode = "426", description = "UPGRADE_REQUIRED")
    public void feed(
            @QueryParam("token")
                    @Parameter(description = "Who asks for the WebSocket, unless a subprotocol says it")
                    @Nullable String token) {
        throw new ProblemException(ErrorCode.UPGRADE_REQUIRED, "ask for an upgrade to a WebSocket");
    }
}
