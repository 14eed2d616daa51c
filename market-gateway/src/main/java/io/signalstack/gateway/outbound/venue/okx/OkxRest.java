package io.signalstack.gateway.outbound.venue.okx;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Public market data (OKX API v5, "Market Data" and "Public Data"); times in epoch milliseconds. */
@RegisterRestClient
@Path("/api/v5")
public interface OkxRest {

    /**
     * Candles of a bar, newest first, the open one included.
     *
     * @param endpoint {@code candles}, which has the newest 1,440, or {@code history-candles}, which has all
     * @param before they opened after this
     * @param after they opened before this
     * @param limit 300 at most, and 100 of the history
     */
    @GET
    @Path("/market/{endpoint}")
    RestResponse<String> candles(
            @PathParam("endpoint") String endpoint,
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
