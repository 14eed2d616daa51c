package io.signalstack.backtestservice.outbound.postgres;

import io.signalstack.platform.idempotency.Claim;
import io.signalstack.platform.idempotency.IdempotencyKeys;
import io.signalstack.platform.idempotency.KeptAnswer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Idempotency keys in a Postgres that may be out of reach. */
public final class ReachableKeys implements IdempotencyKeys {

    private static final Logger LOG = Logger.getLogger(ReachableKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int TRIES = 5;

    private final IdempotencyKeys keys;
    private final Reach reach;

    public ReachableKeys(IdempotencyKeys keys, Reach reach) {
        this.keys = keys;
        this.reach = reach;
    }

    @Override
    public Uni<Claim> claim(Claim.Mine claim) {
        var ended = new CompletableFuture<Void>();
        Uni<Claim> claiming = keys.claim(claim).onTermination().invoke(() -> ended.complete(null));
        return reach.orUnavailable(claiming).onFailure().invoke(() -> {
            // It goes on, and may be made yet: nobody would work under it, and its key would be at work for a minute.
            var _ = ended.thenRun(() -> releaseUnheard(claim));
        });
    }

    @Override
    public Uni<Void> keep(Claim.Mine claim, KeptAnswer answer) {
        return keys.keep(claim, answer);
    }

    @Override
    public Uni<Void> replace(Claim.Mine claim, KeptAnswer answer) {
        return reach.orUnavailable(keys.replace(claim, answer));
    }

    @Override
    public Uni<Void> release(Claim.Mine claim) {
        return reach.orUnavailable(keys.release(claim));
    }

    /** Releases a claim whose request has been told that it could not be made. */
    private void releaseUnheard(Claim.Mine claim) {
        reach.patiently(keys.release(claim))
                .onFailure()
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warn("a claim that nobody works under stays until it ends by itself", failure));
    }
}
