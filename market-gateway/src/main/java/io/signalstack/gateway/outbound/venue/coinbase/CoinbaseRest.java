package io.signalstack.gateway.outbound.venue.coinbase;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Public market data (Coinbase Exchange REST API, "Products"). */
@RegisterRestClient
@Path("/")
public interface CoinbaseRest {

    /**
     * Candles, newest first.
     *
     * @param granularity their length in seconds
     * @param start open time of the oldest, ISO 8601
     * @param end until when they may have opened, inclusive, ISO 8601
     */
    @GET
    @Path("/products/{product}/candles")
    RestResponse<String> candles(
            @PathParam("product") String product,
            @QueryParam("granularity") long granularity,
            @QueryParam("start") String start,
            @QueryParam("end") String end);

    @GET
    @Path("/time")
    RestResponse<String> time();

    /** How a product is traded. */
    @GET
    @Path("/products/{product}")
    RestResponse<String> product(@PathParam("product") String product);
}
