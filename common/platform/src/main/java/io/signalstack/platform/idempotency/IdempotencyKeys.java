package io.signalstack.platform.idempotency;

import io.smallrye.mutiny.Uni;

/** Keys under which requests were made in the last 24 hours. */
public interface IdempotencyKeys {

    /**
     * Claims a request's key, or says what is there.
     *
     * @param claim the one to make: who is not told what has come of it can release it all the same
     */
    Uni<Claim> claim(Claim.Mine claim);

    /**
     * Keeps what a claim's request is answered with, in the transaction that makes the object: the one that is under way
     * on the caller's Vert.x context, without which there is none to join.
     *
     * @return fails if the claim has ended, which has to end the transaction as well
     */
    Uni<Void> keep(Claim.Mine claim, KeptAnswer answer);

    /** Changes what a claim's request is answered with, where something is kept already. */
    Uni<Void> replace(Claim.Mine claim, KeptAnswer answer);

    /** Gives a claim up, unless something has come of it. */
    Uni<Void> release(Claim.Mine claim);
}
