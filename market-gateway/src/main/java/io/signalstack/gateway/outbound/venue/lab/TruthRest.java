package io.signalstack.gateway.outbound.venue.lab;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** What is known of a simulated market beside its candles; times as ISO instants and durations. */
@RegisterRestClient
@Path("/truth")
public interface TruthRest {

    /** What a signal would come to; an answer takes its time. */
    @GET
    RestResponse<String> truth(
            @QueryParam("market") String market,
            @QueryParam("at") String at,
            @QueryParam("side") String side,
            @QueryParam("stop") String stop,
            @QueryParam("target") String target,
            @QueryParam("expiry") String expiry,
            @QueryParam("fillDelay") String fillDelay);
}
