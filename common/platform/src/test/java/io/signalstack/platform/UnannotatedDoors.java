package io.signalstack.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An endpoint whose author forgot to say who may use it. */
@Path("/forgotten")
public class UnannotatedDoors {

    @GET
    public String forgotten() {
        return "open";
    }
}
