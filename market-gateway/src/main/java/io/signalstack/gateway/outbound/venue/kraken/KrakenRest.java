package io.signalstack.gateway.outbound.venue.kraken;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Public market data (Kraken Spot REST API, "Market Data"); times in epoch seconds. */
@RegisterRestClient
@Path("/0/public")
public interface KrakenRest {

    /**
     * Candles, oldest first, the open one included; no more than the newest 720.
     *
     * @param interval their length in minutes
     * @param since they opened after this
     */
    @GET
    @Path("/OHLC")
    RestResponse<String> ohlc(
            @QueryParam("pair") String pair, @QueryParam("interval") long interval, @QueryParam("since") long since);

    /** Last trades and more; {@code pairs} is a list with commas, and null asks for all. */
    @GET
    @Path("/Ticker")
    RestResponse<String> ticker(@QueryParam("pair") @Nullable String pairs);

    @GET
    @Path("/Time")
    RestResponse<String> time();

    /** How a pair is traded. */
    @GET
    @Path("/AssetPairs")
    RestResponse<String> assetPairs(@QueryParam("pair") String pair);
}
