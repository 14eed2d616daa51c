package io.signalstack.gateway.outbound.venue.bybit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Public market data (Bybit API v5, "Market"); times in epoch milliseconds. */
@RegisterRestClient
@Path("/v5/market")
public interface BybitRest {

    /**
     * Candles, newest first, those that opened from {@code start} to {@code end}.
     *
     * @param category the market; it is linear where none is said
     * @param interval their length, in minutes or as a letter
     */
    @GET
    @Path("/kline")
    RestResponse<String> kline(
            @QueryParam("category") String category,
            @QueryParam("symbol") String symbol,
            @QueryParam("interval") String interval,
            @QueryParam("start") long start,
            @QueryParam("end") long end,
            @QueryParam("limit") int limit);

    /** Last prices and more, of all instruments of a category. */
    @GET
    @Path("/tickers")
    RestResponse<String> tickers(@QueryParam("category") String category);

    @GET
    @Path("/time")
    RestResponse<String> time();

    /** How an instrument is traded. */
    @GET
    @Path("/instruments-info")
    RestResponse<String> instruments(@QueryParam("category") String category, @QueryParam("symbol") String symbol);
}
