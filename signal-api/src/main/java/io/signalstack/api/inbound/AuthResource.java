package io.signalstack.api.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.api.application.Emails;
import io.signalstack.api.application.LogIn;
import io.signalstack.api.application.RegisterAccount;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.RateLimitDecision;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import io.signalstack.platform.ratelimit.RateLimits;
import io.signalstack.platform.security.Tier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts and tokens. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@RateLimited(RateLimitPolicy.LOGIN)
@PermitAll
public class AuthResource {

    private final RegisterAccount registerAccount;
    private final LogIn logIn;
    private final RateLimits limits;

    AuthResource(RegisterAccount registerAccount, LogIn logIn, RateLimits limits) {
        this.registerAccount = registerAccount;
        this.logIn = logIn;
        this.limits = limits;
    }

    @POST
    @Path("/register")
    @Operation(summary = "Opens an account at the free tier")
    public Uni<Response> register(@NotNull @Valid Credentials credentials) {
        return registerAccount
                .register(credentials.email(), credentials.password())
                .map(added ->
                        added.orElseThrow(() -> new ProblemException(ErrorCode.CONFLICT, "the address has an account")))
                .map(account -> Response.status(Response.Status.CREATED)
                        .entity(AccountView.of(account))
                        .build())
                .plug(Answers::orUnavailable);
    }

    @POST
    @Path("/login")
    @Operation(summary = "Gives an access token", description = "Ten tries in five minutes, per address and account.")
    public Uni<Response> logIn(@NotNull @Valid Credentials credentials) {
        return limits.take(RateLimitPolicy.LOGIN, Tier.FREE, accountKey(credentials))
                .invoke(RateLimitDecision::orThrow)
                .chain(() -> logIn.logIn(credentials.email(), credentials.password()))
                .map(token -> token.orElseThrow(() -> new ProblemException(
                        ErrorCode.CREDENTIALS_INVALID, "the address and the password do not belong together")))
                .map(token -> Response.ok(TokenView.of(token))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .plug(Answers::orUnavailable);
    }

    /** Names the account without naming anybody in Redis. */
    private static String accountKey(Credentials credentials) {
        byte[] email = Emails.normal(credentials.email()).getBytes(UTF_8);
        return "account:" + UUID.nameUUIDFromBytes(email);
    }
}
