package io.signalstack.backtestservice.inbound.backtest;

import io.quarkus.security.identity.SecurityIdentity;
import io.signalstack.backtestservice.application.backtest.BacktestRun;
import io.signalstack.backtestservice.application.backtest.BacktestRuns;
import io.signalstack.backtestservice.application.backtest.PlanBacktest;
import io.signalstack.backtestservice.application.backtest.RunOrder;
import io.signalstack.backtestservice.inbound.OutOfReach;
import io.signalstack.platform.idempotency.Keeping;
import io.signalstack.platform.idempotency.KeptAnswer;
import io.signalstack.platform.idempotency.OncePerKey;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.Allowances;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.security.Caller;
import io.signalstack.platform.security.Roles;
import io.signalstack.trading.backtest.DayEquity;
import io.signalstack.trading.backtest.Trade;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Backtests over HTTP. A run is its owner's alone: to anybody else it is not there. */
@Path(BacktestResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Backtests", description = "A strategy over the archived candles.")
public class BacktestResource {

    static final String PATH = "/api/v1/backtest";

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final PlanBacktest planBacktest;
    private final BacktestRuns runs;
    private final BacktestWorkers workers;
    private final Allowances allowances;
    private final OncePerKey oncePerKey;
    private final SecurityIdentity identity;

    BacktestResource(
            PlanBacktest planBacktest,
            BacktestRuns runs,
            BacktestWorkers workers,
            Allowances allowances,
            OncePerKey oncePerKey,
            SecurityIdentity identity) {
        this.planBacktest = planBacktest;
        this.runs = runs;
        this.workers = workers;
        this.allowances = allowances;
        this.oncePerKey = oncePerKey;
        this.identity = identity;
    }

    @POST
    @Path("/run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Runs a strategy over an instrument's archived candles",
            description = "Without a body: the built-in confluence strategy on the shortest timeframe that is scored.")
    @APIResponse(
            responseCode = "202",
            description = "Ordered; Location says where the result will be.",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Done within the time that wait gave.",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "404", description = "UNKNOWN_SYMBOL, UNKNOWN_STRATEGY")
    @APIResponse(responseCode = "409", description = "AT_WORK: the same order is being taken under the same key.")
    @APIResponse(
            responseCode = "422",
            description = "NOT_COVERED; IDEMPOTENCY_KEY_REUSED: the key belongs to another order.")
    public Uni<Response> run(
            @QueryParam("symbol")
                    @Parameter(description = "VENUE:BASE/QUOTE, or BASE/QUOTE, or an alias", example = "BTC/USD")
                    @Nullable String symbol,
            @QueryParam("days")
                    @Parameter(
                            description =
                                    "Days up to the last archived close, or to the end of a recording; 1 to 3650, 30 if left out")
                    @Nullable Integer days,
            @QueryParam("wait") @DefaultValue("0") @Min(0) @Max(60) @Parameter(description = "Seconds to wait for it")
                    int wait,
            @HeaderParam("Idempotency-Key")
                    @Size(min = 1, max = 128) @Parameter(description = "The same order again under the same key, within 24 h, is the first one")
                    @Nullable String idempotencyKey,
            @Nullable RunOrder body,
            @Context RoutingContext request) {
        String owner = owner();
        RunOrder order = Answers.agreed(body == null ? RunOrder.EMPTY : body, symbol, days);
        return oncePerKey
                .answer(owner, PATH + "/run", idempotencyKey, order, keeping -> ordered(order, wait, request, keeping))
                .plug(OutOfReach::orUnavailable);
    }

    private Uni<KeptAnswer> ordered(RunOrder order, int wait, RoutingContext request, Keeping keeping) {
        String owner = owner();
        return planBacktest
                .plan(order)
                .map(Answers::orThrow)
                .flatMap(spec -> allowances.spend(
                        RateLimitPolicy.BACKTEST,
                        request,
                        () -> runs.order(owner, spec, run -> keeping.keep(Answers.ordered(run)))))
                .invoke(workers::wake)
                .flatMap(run -> awaited(owner, run.id(), wait))
                .map(Answers::ordered);
    }

    @GET
    @Operation(summary = "Your newest backtests, without their results")
    public Uni<List<RunView>> newest(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return runs.newest(owner(), limit)
                .map(found -> found.stream().map(RunView::of).toList())
                .plug(OutOfReach::orUnavailable);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A backtest: how far it is, then its result")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponseSchema(RunView.class)
    public Uni<RunView> one(@PathParam("id") String id) {
        return found(owner(), Answers.id(id)).map(RunView::of).plug(OutOfReach::orUnavailable);
    }

    @GET
    @Path("/{id}/trades")
    @Operation(summary = "A backtest's trades, in order", description = "The next page is named in the Link header.")
    @APIResponse(
            responseCode = "200",
            description = "Trades, in order.",
            content = @Content(schema = @Schema(implementation = Trade[].class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONFLICT: it is not done.")
    public Uni<Response> trades(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Parameter(description = "Trades to pass over") int after,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(5000) int limit) {
        String owner = owner();
        UUID run = Answers.id(id);
        return done(owner, run)
                .chain(() -> runs.trades(owner, run, after, limit))
                .map(trades -> page(run, trades, after, limit))
                .plug(OutOfReach::orUnavailable);
    }

    @GET
    @Path("/{id}/equity")
    @Operation(summary = "A backtest's daily equity, gross and net")
    @APIResponse(
            responseCode = "200",
            description = "Days, in order.",
            content = @Content(schema = @Schema(implementation = DayEquity[].class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONFLICT: it is not done.")
    public Uni<String> equity(@PathParam("id") String id) {
        String owner = owner();
        UUID run = Answers.id(id);
        return done(owner, run)
                .chain(() -> runs.equity(owner, run))
                .map(equity -> equity.orElseThrow(Answers::notFound))
                .plug(OutOfReach::orUnavailable);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes a backtest; ends it if it is running")
    @APIResponse(responseCode = "204", description = "It is gone.")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Uni<Void> delete(@PathParam("id") String id) {
        return runs.delete(owner(), Answers.id(id))
                .invoke(deleted -> {
                    if (!deleted) {
                        throw Answers.notFound();
                    }
                })
                .replaceWithVoid()
                .plug(OutOfReach::orUnavailable);
    }

    private Uni<BacktestRun> awaited(String owner, UUID id, int seconds) {
        long looks = 1 + seconds * 1000L / LOOK_AGAIN.toMillis();
        return Uni.createFrom()
                .deferred(() -> found(owner, id))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .whilst(run -> !run.status().isFinal())
                .select()
                .first(looks)
                .collect()
                .last();
    }

    private Uni<BacktestRun> done(String owner, UUID id) {
        return found(owner, id).invoke(run -> {
            if (run.status() != BacktestRun.Status.DONE) {
                throw new ProblemException(ErrorCode.CONFLICT, "the backtest is " + run.status() + ", not DONE");
            }
        });
    }

    private Uni<BacktestRun> found(String owner, UUID id) {
        return runs.find(owner, id).map(run -> run.orElseThrow(Answers::notFound));
    }

    private static Response page(UUID id, List<String> trades, int after, int limit) {
        Response.ResponseBuilder answer = Response.ok("[" + String.join(",", trades) + "]");
        if (trades.size() == limit) {
            String next = PATH + "/" + id + "/trades?after=" + (after + limit) + "&limit=" + limit;
            answer.header("Link", "<" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private String owner() {
        return Caller.of(identity).userId();
    }
}
