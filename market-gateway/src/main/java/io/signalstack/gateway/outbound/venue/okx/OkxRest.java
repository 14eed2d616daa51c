package io.signalstack.gateway.outbound.venue.okx;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Public market data (OKX API v5, "Market Data" and "Public Data"); times in epoch milliseconds. */
@RegisterRestClient
@Path("/api/v5")
public interface OkxRest {

    /**
     * The newest 1,440 candles of a bar, newest first, the open one included.
     *
     * @param before they opened after this
     * @param after they opened before this
     * @param limit 300 at most
     */
    @GET
    @Path("/market/candles")
    RestResponse<String> candles(
            @QueryParam("instId") String instrument,
            @QueryParam("bar") String bar,
            @QueryParam("before") long before,
            @QueryParam("after") long after,
            @QueryParam("limit") int limit);

    /** The same of all candles; {@code limit} is 100 at most. */
    @GET
    @Path("/market/history-candles")
    RestResponse<String> historyCandles(
            @QueryParam("instId") String instrument,
            @QueryParam("bar") String bar,
            @QueryParam("before") long before,
            @QueryParam("after") long after,
            @QueryParam("limit") int limit);

    /** Last prices and more, of all instruments of a type. */
    @GET
    @Path("/market/tickers")
    RestResponse<String> tickers(@QueryParam("instType") String type);

    @GET
    @Path("/public/time")
    RestResponse<String> time();

    /** How an instrument is traded. */
    @GET
    @Path("/public/instruments")
    RestResponse<String> instruments(@QueryParam("instType") String type, @QueryParam("instId") String instrument);
}
