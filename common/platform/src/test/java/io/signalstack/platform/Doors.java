package io.signalstack.platform;

import io.quarkus.security.identity.SecurityIdentity;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.Allowances;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import io.signalstack.platform.ratelimit.Unlimited;
import io.signalstack.platform.security.Caller;
import io.signalstack.platform.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** One endpoint for each way in which a request can be refused. */
@Path("/doors")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class Doors {

    @Inject
    Allowances allowances;

    enum Side {
        LONG,
        SHORT
    }

    record Period(@Min(1) int days) {}

    record Order(
            @NotBlank String symbol,
            Side side,
            List<@Valid Period> periods,
            Instant from,
            Double price,
            Boolean live) {}

    record Asked(String symbol, int limit) {}

    @GET
    @Path("/asked")
    public Asked asked(
            @QueryParam("symbol") String symbol,
            @QueryParam("limit") int limit,
            @RestQuery Side side,
            @RestQuery Instant from,
            @RestQuery double minConfidence,
            @RestQuery List<String> symbols) {
        return new Asked(symbol, limit);
    }

    @GET
    @Path("/numbered/{number}")
    public Asked numbered(@PathParam("number") long number) {
        return new Asked("n", (int) number);
    }

    @GET
    @Path("/checked")
    public Asked checked(@RestQuery @Min(1) @Max(365) int days) {
        return new Asked("d", days);
    }

    @POST
    @Path("/orders")
    @Consumes(MediaType.APPLICATION_JSON)
    public Order order(@NotNull @Valid Order order) {
        return order;
    }

    @GET
    @Path("/unexpected")
    public Asked unexpected() {
        throw new IllegalStateException("the password is hunter2");
    }

    @GET
    @Path("/unknown-symbol")
    public Asked unknownSymbol() {
        throw new ProblemException(ErrorCode.UNKNOWN_SYMBOL, "no instrument is called XYZ");
    }

    @GET
    @Path("/empty")
    public Response empty() {
        return Response.status(Response.Status.CONFLICT).build();
    }

    @GET
    @Path("/users")
    @RolesAllowed(Roles.USER)
    public Caller users(@Context SecurityIdentity identity) {
        return Caller.of(identity);
    }

    @GET
    @Path("/admins")
    @RolesAllowed(Roles.ADMIN)
    public Asked admins() {
        return new Asked("a", 1);
    }

    @GET
    @Path("/services")
    @RolesAllowed(Roles.SERVICE)
    public Asked services() {
        return new Asked("s", 1);
    }

    @GET
    @Path("/slashed/")
    public Asked slashed() {
        return new Asked("s", 1);
    }

    @GET
    @Path("/login")
    @RateLimited(RateLimitPolicy.LOGIN)
    public Asked login() {
        return new Asked("l", 1);
    }

    @GET
    @Path("/refresh")
    @RolesAllowed(Roles.USER)
    public Uni<Asked> refresh(@Context RoutingContext request, @RestQuery int failing) {
        return allowances.spend(
                RateLimitPolicy.REFRESH,
                request,
                () -> failing > 0
                        ? Uni.createFrom().failure(new ProblemException(ErrorCode.UNAVAILABLE, "not now"))
                        : Uni.createFrom().item(new Asked("r", 1)));
    }

    @GET
    @Path("/internal")
    @Unlimited
    public Asked internal() {
        return new Asked("i", 1);
    }

    void routes(@Observes Router router) {
        router.get("/routes/failing").handler(_ -> {
            throw new IllegalStateException("the password is hunter2");
        });
        router.get("/guarded/:thing").handler(request -> request.end("guarded"));
    }
}
