package io.signalstack.backtestservice.application.lease;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;

/** Renews a lease again and again while its holder works, until it is closed or the lease is lost. */
public final class Heartbeat implements AutoCloseable {

    private final Cancellable beats;
    private volatile boolean lost;

    private Heartbeat(Duration interval, Supplier<Uni<Boolean>> renew) {
        beats = Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> renew.get()
                        // The next beat may get through; if none does, the lease ends and the fence keeps order.
                        .onFailure()
                        .recoverWithItem(true))
                .subscribe()
                .with(this::answer);
    }

    private void answer(boolean kept) {
        if (!kept) {
            lost = true;
        }
    }

    /**
     * One that begins now.
     *
     * @param interval well under the length of the lease
     * @param renew false if the lease has ended
     */
    public static Heartbeat every(Duration interval, Supplier<Uni<Boolean>> renew) {
        return new Heartbeat(interval, renew);
    }

    /** Whether the lease has been another's, or nobody's, at one of the beats. */
    public boolean isLost() {
        return lost;
    }

    @Override
    public void close() {
        beats.cancel();
    }
}
