package io.signalstack.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** Gives the system's clock to whoever injects an {@link InstantSource}, unless a service or test produces its own. */
final class WallClock {

    @Produces
    @DefaultBean
    @ApplicationScoped
    static InstantSource instantSource() {
        return InstantSource.system();
    }
}
