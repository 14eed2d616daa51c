package io.signalstack.gateway.outbound.venue.bitstamp;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Public market data (Bitstamp HTTP API v2, "Market info" and "Tickers"); times in epoch seconds. */
@RegisterRestClient(configKey = "bitstamp")
@Path("/api/v2")
public interface BitstampRest {

    /**
     * Candles, oldest first: so many before the end; with an end, the start does not count.
     *
     * @param step their length in seconds
     * @param excludeOpen whether to leave out the open one
     */
    @GET
    @Path("/ohlc/{pair}/")
    RestResponse<String> ohlc(
            @PathParam("pair") String pair,
            @QueryParam("step") long step,
            @QueryParam("limit") long limit,
            @QueryParam("start") long start,
            @QueryParam("end") long end,
            @QueryParam("exclude_current_candle") boolean excludeOpen);

    /** Last price and more, of one pair. */
    @GET
    @Path("/ticker/{pair}/")
    RestResponse<String> ticker(@PathParam("pair") String pair);

    /** Last prices and more, of all pairs. */
    @GET
    @Path("/ticker/")
    RestResponse<String> tickers();

    /** How all pairs are traded. */
    @GET
    @Path("/trading-pairs-info/")
    RestResponse<String> pairs();
}
