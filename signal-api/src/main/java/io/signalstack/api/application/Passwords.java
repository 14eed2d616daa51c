package io.signalstack.api.application;

import io.smallrye.mutiny.Uni;

/**
 * Turns passwords into what may be stored; slow on purpose, and off the event loop. Each method fails with a
 * {@link java.util.concurrent.RejectedExecutionException} at once when too many are waiting already, and later when it has
 * waited longer than a client does.
 */
public interface Passwords {

    /**
     * For whom a password is hashed.
     *
     * @param address where the client is
     * @param known whether somebody has signed in to the account from there
     */
    record Client(String address, boolean known) {}

    /** What to store. */
    Uni<String> hash(String password, Client client);

    /** Whether the password is the one behind a stored hash. */
    Uni<Boolean> matches(String password, String hash, Client client);

    /** Takes as long as {@link #matches}, and answers false: nobody can tell that there is no such account. */
    Uni<Boolean> matchesNone(String password, Client client);
}
