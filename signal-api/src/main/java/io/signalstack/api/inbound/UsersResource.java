package io.signalstack.api.inbound;

import io.quarkus.security.identity.SecurityIdentity;
import io.signalstack.api.application.Accounts;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import io.signalstack.platform.security.Caller;
import io.signalstack.platform.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own account. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@RateLimited(RateLimitPolicy.API)
@RolesAllowed(Roles.USER)
public class UsersResource {

    private final Accounts accounts;
    private final SecurityIdentity identity;

    UsersResource(Accounts accounts, SecurityIdentity identity) {
        this.accounts = accounts;
        this.identity = identity;
    }

    @GET
    @Path("/me")
    @Operation(summary = "The caller's account")
    public Uni<AccountView> me() {
        UUID id = UUID.fromString(Caller.of(identity).userId());
        return accounts.byId(id)
                .map(found -> AccountView.of(found.orElseThrow(
                        () -> new ProblemException(ErrorCode.TOKEN_INVALID, "the account is no longer there"))))
                .plug(Answers::orUnavailable);
    }
}
