package io.signalstack.notifier.inbound;

import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests at the feed's path that do not ask for a WebSocket. */
@Path("/api/v1/ws")
@Tag(name = "feed")
public class PlainRequests {

    @GET
    @PermitAll
    @Operation(
            summary = "The live feed, a WebSocket",
            description = "Described in AsyncAPI at /q/asyncapi. A request that does not upgrade is refused.")
    public void refuse() {
        throw new ProblemException(ErrorCode.UPGRADE_REQUIRED, "ask for an upgrade to a WebSocket");
    }
}
