package io.signalstack.backtestservice.outbound.postgres;

import io.signalstack.platform.idempotency.Claim;
import io.signalstack.platform.idempotency.IdempotencyKeys;
import io.signalstack.platform.idempotency.KeptAnswer;
import io.signalstack.platform.idempotency.KeyedRequest;
import io.smallrye.mutiny.Uni;

/** Idempotency keys in a Postgres that may be out of reach. */
public final class ReachableKeys implements IdempotencyKeys {

    private final IdempotencyKeys keys;
    private final Reach reach;

    public ReachableKeys(IdempotencyKeys keys, Reach reach) {
        this.keys = keys;
        this.reach = reach;
    }

    @Override
    public Uni<Claim> claim(KeyedRequest request) {
        return reach.orUnavailable(keys.claim(request));
    }

    @Override
    public Uni<Void> replace(Claim.Mine claim, KeptAnswer answer) {
        return reach.orUnavailable(keys.replace(claim, answer));
    }

    @Override
    public Uni<Void> release(Claim.Mine claim) {
        return reach.orUnavailable(keys.release(claim));
    }
}
