package io.signalstack.platform.log;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;

/** One endpoint for each kind of thread that a service works on. */
@Path("/logged")
@PermitAll
public class Logging {

    private static final Logger LOG = Logger.getLogger(Logging.class);

    @GET
    @Path("/blocking")
    public void blocking(@RestQuery String word) {
        say(word);
    }

    @GET
    @Path("/virtual")
    @RunOnVirtualThread
    public void virtual(@RestQuery String word) {
        say(word);
    }

    @GET
    @Path("/reactive")
    public Uni<Void> reactive(@RestQuery String word) {
        return Uni.createFrom().voidItem().invoke(() -> say(word));
    }

    @GET
    @Path("/later")
    public Uni<Void> later(@RestQuery String word) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(10))
                .invoke(() -> say(word));
    }

    private static void say(String word) {
        LOG.infof("the word is %s", word);
    }
}
