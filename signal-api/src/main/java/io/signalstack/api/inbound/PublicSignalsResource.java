package io.signalstack.api.inbound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalstack.api.application.ResolveSymbol;
import io.signalstack.api.application.Showcase;
import io.signalstack.api.application.SignalCache;
import io.signalstack.api.application.SignalFilter;
import io.signalstack.api.application.Signals;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.platform.ratelimit.RateLimitPolicy;
import io.signalstack.platform.ratelimit.RateLimited;
import io.signalstack.trading.market.Instrument;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What anybody may see of signals, from the cache. */
@Path("/api/v1/signals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signals")
@RateLimited(RateLimitPolicy.PUBLIC_READ)
@PermitAll
public class PublicSignalsResource {

    /** One answer is kept for each instrument; a smaller number is cut out of it. */
    private static final int MOST = 50;

    private final Signals signals;
    private final SignalCache cache;
    private final ResolveSymbol resolveSymbol;

    PublicSignalsResource(Signals signals, SignalCache cache, ResolveSymbol resolveSymbol) {
        this.signals = signals;
        this.cache = cache;
        this.resolveSymbol = resolveSymbol;
    }

    @GET
    @Path("/latest")
    @Operation(
            summary = "The newest signals",
            description = "Kept for at most 60 seconds, and no longer than until the next signal.")
    @APIResponseSchema(value = SignalList.class, responseDescription = "Newest close first.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_SYMBOL")
    public Uni<String> latest(
            @QueryParam("symbol") @Parameter(description = "BASE/QUOTE, an alias, or VENUE:BASE/QUOTE") @Nullable String symbol,
            @QueryParam("market")
                    @Parameter(description = "live, recorded or simulated; all kinds if left out")
                    @Nullable String market,
            @QueryParam("limit") @Parameter(description = "how many, 1 to 50; 50 if left out") @Nullable String limit) {
        QueryReader reader = new QueryReader();
        Integer count =
                reader.read("limit", limit, "a whole number from 1 to 50", text -> SignalQuery.between(text, MOST));
        MarketName kind = reader.oneOf("market", market, MarketName.class);
        reader.orThrow();
        return latestOf(symbol, kind)
                .map(json -> count == null || count == MOST ? json : firstOf(json, count))
                .plug(Answers::orUnavailable);
    }

    @GET
    @Path("/performance-showcase")
    @Operation(
            summary = "What became of the signals",
            description =
                    "Realised outcomes of markets of one kind, net of costs, with 95% intervals, each naming its method:"
                            + " WILSON where all outcomes are of one series (strategy version, instrument and timeframe),"
                            + " DAY_BOOTSTRAP where they are of several; how days were drawn, seed included, is under"
                            + " bootstrap. Undefined figures are null and say why. Kinds of market are never in one figure:"
                            + " live ones are meant unless another kind is asked for, signals says how many there are of each,"
                            + " and note where they are if there is none of this kind. Signals whose time goes beyond the end"
                            + " of a recording rest on what was there before: they are counted as repeated, and in no rate.")
    @APIResponseSchema(value = Showcase.class, responseDescription = "All of them, together and split.")
    public Uni<String> performance(
            @QueryParam("market") @Parameter(description = "live, recorded or simulated; live if left out") @Nullable String market) {
        QueryReader reader = new QueryReader();
        MarketName asked = reader.oneOf("market", market, MarketName.class);
        reader.orThrow();
        MarketName kind = asked == null ? MarketName.LIVE : asked;
        return cache.performance(kind, () -> measured(kind)).plug(Answers::orUnavailable);
    }

    /** On a worker thread: the draws for all groups are more arithmetic than the event loop should have to wait for. */
    private Uni<String> measured(MarketName market) {
        return signals.counts()
                .chain(counts -> signals.tallies(market)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(tallies -> Json.text(Showcase.of(market, counts, tallies))));
    }

    private Uni<String> latestOf(@Nullable String symbol, @Nullable MarketName market) {
        if (symbol == null) {
            return cached(null, market);
        }
        return resolveSymbol
                .resolve(symbol)
                .map(found -> found.orElseThrow(() -> Answers.unknownSymbol(symbol)))
                .chain(only -> cached(only, market));
    }

    private Uni<String> cached(@Nullable Instrument only, @Nullable MarketName market) {
        return cache.latest(
                only == null ? "" : only.toString(),
                market,
                () -> signals.find(SignalFilter.of(only, market), null, MOST)
                        .map(found -> Json.text(SignalList.of(only, found, Optional.empty()))));
    }

    private static String firstOf(String json, int count) {
        ObjectNode list = Json.read(json.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
        ArrayNode all = list.withArray("/signals");
        while (all.size() > count) {
            all.remove(all.size() - 1);
        }
        return Json.text(list);
    }
}
