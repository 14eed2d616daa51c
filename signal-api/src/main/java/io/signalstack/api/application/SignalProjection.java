package io.signalstack.api.application;

import io.signalstack.contracts.view.SignalView;
import io.smallrye.mutiny.Uni;
import java.util.Collection;

/** Where signals are kept for reading. */
public interface SignalProjection {

    /**
     * Keeps what is newer than what is there; all of it or nothing. While the store is out of reach it waits and tries
     * again, so that the caller reads no further.
     *
     * @param views at most one for each signal
     * @return done once kept; fails with {@link Refused} if the store will never take one of them
     */
    Uni<Void> apply(Collection<SignalView> views);

    /** The store cannot hold a value, however often it is tried. */
    final class Refused extends RuntimeException {

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
