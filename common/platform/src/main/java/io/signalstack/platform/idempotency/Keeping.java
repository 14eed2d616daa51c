package io.signalstack.platform.idempotency;

import io.smallrye.mutiny.Uni;

/** The keeping of a first answer for whoever repeats the request, done in the transaction that makes the object. */
@FunctionalInterface
public interface Keeping {

    /** The keeping of nothing, for a request that came without a key. */
    Keeping NOTHING = _ -> Uni.createFrom().voidItem();

    /** Keeps it; fails if that cannot be, and then there must be no object either. */
    Uni<Void> keep(KeptAnswer answer);
}
