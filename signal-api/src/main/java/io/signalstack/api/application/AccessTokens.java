package io.signalstack.api.application;

import java.time.Duration;

/** Tokens that all services take. */
public interface AccessTokens {

    /** A new token for an account. */
    AccessToken issue(Account account);

    /** What they are verified with: a JWK set as JSON. */
    String jwks();

    /**
     * A token.
     *
     * @param text what goes into the Authorization header after {@code Bearer}
     * @param lifetime how long it is taken, from now
     */
    record AccessToken(String text, Duration lifetime) {}
}
