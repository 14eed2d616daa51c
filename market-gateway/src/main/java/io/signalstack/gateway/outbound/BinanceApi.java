package io.signalstack.gateway.outbound;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * Public market data in Binance's shape (Binance Spot API, "Market Data endpoints"). Bodies are taken as text: only what
 * was read whole is parsed, and a page of HTML is told from an answer.
 */
@RegisterRestClient
@Path("/api/v3")
public interface BinanceApi {

    /** Candles, oldest first, those open at {@code startTime} or later; times in epoch milliseconds. */
    @GET
    @Path("/klines")
    String klines(
            @QueryParam("symbol") String symbol,
            @QueryParam("interval") String interval,
            @QueryParam("startTime") long startTime,
            @QueryParam("endTime") long endTime,
            @QueryParam("limit") int limit);

    @GET
    @Path("/time")
    String time();

    /** Last prices; {@code symbols} is a JSON array of names. */
    @GET
    @Path("/ticker/price")
    String prices(@QueryParam("symbols") @Nullable String symbols);
}
