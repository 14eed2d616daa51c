package io.signalstack.api.inbound;

import io.signalstack.api.application.FindSignals;
import io.signalstack.api.application.ResolveSymbol;
import io.signalstack.api.application.SignalPage;
import io.signalstack.api.application.Signals;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import io.signalstack.platform.security.Roles;
import io.signalstack.trading.market.Instrument;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signals, page by page and one by one. */
@Path("/api/v1/signals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signals")
@RateLimited(RateLimitPolicy.API)
@RolesAllowed(Roles.USER)
public class SignalsResource {

    private final FindSignals findSignals;
    private final Signals signals;
    private final ResolveSymbol resolveSymbol;

    SignalsResource(FindSignals findSignals, Signals signals, ResolveSymbol resolveSymbol) {
        this.findSignals = findSignals;
        this.signals = signals;
        this.resolveSymbol = resolveSymbol;
    }

    @GET
    @Operation(
            summary = "Signals, newest first, page by page",
            description = "A Link header with rel=\"next\" leads to the following page. Send the ETag back in"
                    + " If-None-Match to get 304 while nothing has changed.")
    @APIResponse(
            responseCode = "200",
            description = "A page; next and the Link header are there unless it is the last.",
            headers = {
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Link", schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(implementation = SignalList.class)))
    @APIResponse(responseCode = "304", description = "The page is as If-None-Match knows it.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_SYMBOL, UNKNOWN_STRATEGY")
    public Uni<Response> page(@BeanParam SignalQuery query, @Context Request request, @Context UriInfo uri) {
        SignalQuery.Asked asked = query.read();
        return instrument(query.symbol)
                .chain(only -> findSignals
                        .page(asked.filter().at(only.orElse(null)), asked.after(), asked.limit())
                        .map(page -> page.orElseThrow(() -> Answers.unknownStrategy(String.valueOf(query.strategy))))
                        .map(page -> answer(only.orElse(null), page, request, uri)))
                .plug(Answers::orUnavailable);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One signal")
    @APIResponseSchema(value = SignalView.class, responseDescription = "As it stands.")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Uni<String> byId(@PathParam("id") String id) {
        return signals.byId(id)
                .map(found -> Json.text(
                        found.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "there is no such signal"))))
                .plug(Answers::orUnavailable);
    }

    private Uni<Optional<Instrument>> instrument(@Nullable String symbol) {
        return symbol == null
                ? Uni.createFrom().item(Optional.empty())
                : resolveSymbol
                        .resolve(symbol)
                        .map(found -> Optional.of(found.orElseThrow(() -> Answers.unknownSymbol(symbol))));
    }

    private static Response answer(@Nullable Instrument only, SignalPage page, Request request, UriInfo uri) {
        SignalList list = SignalList.of(only, page.signals(), page.next());
        Response.ResponseBuilder answer = Answers.tagged(request, Json.text(list));
        page.next().ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + following(uri, next) + ">; rel=\"next\""));
        return answer.build();
    }

    /** Relative to the origin, which the client knows and this service, behind an edge, does not. */
    private static String following(UriInfo uri, Object next) {
        URI whole = uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
        return whole.getRawPath() + "?" + whole.getRawQuery();
    }
}
