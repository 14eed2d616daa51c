package io.signalstack.api.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Keeps guesses at passwords few, and shuts nobody out of an account because others guess at it. Every attempt counts as
 * a failed one from its beginning, so that many at once are no more than many in turn.
 */
public interface LoginAttempts {

    /**
     * Begins an attempt.
     *
     * @param account a name for the account that does not depend on whether there is one
     * @param address where the attempt comes from
     */
    Uni<Attempt> begin(String account, String address);

    /** An attempt, or that there can be none now. */
    sealed interface Attempt {}

    /** Whose failed attempts are kept few. */
    enum Limit {
        /** One address at one account, or the block that it is in. */
        SOURCE,
        /** Everybody at one account. */
        ACCOUNT
    }

    /**
     * There has been too much of it.
     *
     * @param pause until there may be one
     */
    record Refused(Limit limit, Duration pause) implements Attempt {}

    /** It may be made; unless one of these is called, it has failed. */
    non-sealed interface Permitted extends Attempt {

        /** Whether the address is known to the account. */
        boolean known();

        /** The password was right: nothing counts, and the address is known to the account from now on. */
        Uni<Void> succeeded();

        /** Nobody knows whether it was right: nothing counts. */
        Uni<Void> undecided();
    }
}
