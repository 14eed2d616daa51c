package io.signalstack.api.application;

import io.smallrye.mutiny.Uni;

/**
 * Turns passwords into what may be stored; slow on purpose, and off the event loop. Each method fails at once with a
 * {@link java.util.concurrent.RejectedExecutionException} when too many are waiting already.
 */
public interface Passwords {

    /** What to store. */
    Uni<String> hash(String password);

    /** Whether the password is the one behind a stored hash. */
    Uni<Boolean> matches(String password, String hash);

    /** Takes as long as {@link #matches}, and answers false: nobody can tell that there is no such account. */
    Uni<Boolean> matchesNone(String password);
}
