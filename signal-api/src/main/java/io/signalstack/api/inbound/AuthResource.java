package io.signalstack.api.inbound;

import io.signalstack.api.application.AccessTokens.AccessToken;
import io.signalstack.api.application.Account;
import io.signalstack.api.application.LogIn;
import io.signalstack.api.application.LoginAttempts;
import io.signalstack.api.application.RegisterAccount;
import io.signalstack.platform.http.ClientAddresses;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.Allowances;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
    private final ClientAddresses addresses;
    private final Allowances allowances;

    AuthResource(RegisterAccount registerAccount, LogIn logIn, ClientAddresses addresses, Allowances allowances) {
        this.registerAccount = registerAccount;
        this.logIn = logIn;
        this.addresses = addresses;
        this.allowances = allowances;
    }

    @POST
    @Path("/register")
    @Operation(summary = "Opens an account at the free tier")
    @APIResponseSchema(value = AccountView.class, responseCode = "201", responseDescription = "The account.")
    @APIResponse(responseCode = "409", description = "CONFLICT: the address has an account.")
    public Uni<Response> register(@NotNull @Valid Credentials credentials, @Context RoutingContext request) {
        return registerAccount
                .register(credentials.email(), credentials.password(), addresses.of(request.request()))
                .map(AuthResource::registered)
                .plug(Answers::orUnavailable);
    }

    @POST
    @Path("/login")
    @Operation(
            summary = "Gives an access token",
            description =
                    "Ten tries in five minutes from an address; ten failed ones at an account from a block of addresses.")
    @APIResponseSchema(value = TokenView.class, responseDescription = "The token.")
    @APIResponse(responseCode = "401", description = "CREDENTIALS_INVALID")
    public Uni<Response> logIn(@NotNull @Valid Credentials credentials, @Context RoutingContext request) {
        return logIn.logIn(credentials.email(), credentials.password(), addresses.of(request.request()))
                .map(answer -> signedIn(answer, request))
                .plug(Answers::orUnavailable);
    }

    private static Response registered(RegisterAccount.Answer answer) {
        return switch (answer) {
            case RegisterAccount.Opened(Account account) ->
                Response.status(Response.Status.CREATED)
                        .entity(AccountView.of(account))
                        .build();
            case RegisterAccount.Taken _ ->
                throw new ProblemException(ErrorCode.CONFLICT, "the address has an account");
            case RegisterAccount.NoAddress _ ->
                throw ProblemException.invalidBody(
                        "email", "is not an e-mail address, or holds characters that cannot be seen");
        };
    }

    private static RateLimitPolicy policy(LoginAttempts.Limit limit) {
        return switch (limit) {
            case SOURCE -> RateLimitPolicy.LOGIN_FAILURES;
            case ACCOUNT -> RateLimitPolicy.LOGIN_ACCOUNT;
        };
    }

    private Response signedIn(LogIn.Answer answer, RoutingContext request) {
        return switch (answer) {
            case LogIn.SignedIn(AccessToken token) ->
                Response.ok(TokenView.of(token))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case LogIn.WrongCredentials _ ->
                throw new ProblemException(
                        ErrorCode.CREDENTIALS_INVALID, "the address and the password do not belong together");
            case LogIn.TooMany(LoginAttempts.Refused(LoginAttempts.Limit limit, Duration pause)) ->
                throw allowances.refuse(policy(limit), pause, request);
        };
    }
}
