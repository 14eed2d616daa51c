package io.signalstack.gateway.outbound.venue.binance;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Public market data (Binance Spot API, "Market Data endpoints"); times in epoch milliseconds. */
@RegisterRestClient
@Path("/api/v3")
public interface BinanceRest {

    /** Candles, oldest first, those that opened from {@code startTime} to {@code endTime}. */
    @GET
    @Path("/klines")
    RestResponse<String> klines(
            @QueryParam("symbol") String symbol,
            @QueryParam("interval") String interval,
            @QueryParam("startTime") long startTime,
            @QueryParam("endTime") long endTime,
            @QueryParam("limit") int limit);

    @GET
    @Path("/time")
    RestResponse<String> time();

    /** Last prices; {@code symbols} is a JSON array of names, and null asks for all. */
    @GET
    @Path("/ticker/price")
    RestResponse<String> prices(@QueryParam("symbols") @Nullable String symbols);

    /** What can be traded, and how. */
    @GET
    @Path("/exchangeInfo")
    RestResponse<String> exchangeInfo(@QueryParam("symbol") String symbol);
}
