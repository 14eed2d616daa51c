package io.signalstack.api.inbound;

import io.signalstack.api.application.AccessTokens;
import io.signalstack.platform.ratelimit.Unlimited;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The public half of the key that signs tokens. The other services verify with it, and may share their address with a
 * client that has used up its requests.
 */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@Unlimited
@PermitAll
public class JwksResource {

    private final AccessTokens tokens;

    JwksResource(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** A JWK set, for the document; it is written by the library that makes it. */
    record KeySet(List<Map<String, String>> keys) {}

    @GET
    @Operation(summary = "What tokens are verified with, as a JWK set")
    @APIResponse(
            responseCode = "200",
            description = "The set (RFC 7517).",
            content = @Content(schema = @Schema(implementation = KeySet.class)))
    public Response jwks() {
        return Response.ok(tokens.jwks())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
