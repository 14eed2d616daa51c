package io.signalstack.platform.ratelimit;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Where sliding windows are kept. */
interface Windows {

    /**
     * Takes one request out of the window, if there is one left.
     *
     * @param key whose window
     * @param limit requests permitted within any span of {@code length}
     */
    Uni<Taken> take(String key, int limit, Duration length);

    /**
     * What became of a request.
     *
     * @param admitted whether one was left
     * @param remaining how many are left now, never negative
     * @param reset until the oldest request leaves the window; zero if there is none
     */
    record Taken(boolean admitted, int remaining, Duration reset) {}
}
