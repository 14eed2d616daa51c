package io.signalstack.api.inbound;

import io.signalstack.api.application.AccessTokens;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public half of the key that signs tokens. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@RateLimited(RateLimitPolicy.PUBLIC_READ)
@PermitAll
public class JwksResource {

    private final AccessTokens tokens;

    JwksResource(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GET
    @Operation(summary = "What tokens are verified with, as a JWK set")
    public Response jwks() {
        return Response.ok(tokens.jwks())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
