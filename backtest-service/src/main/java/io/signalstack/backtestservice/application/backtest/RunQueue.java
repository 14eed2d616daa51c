package io.signalstack.backtestservice.application.backtest;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Ordered backtests, as those who run them see them. A lease that is not renewed ends, and the run is taken up again by
 * whoever comes next; what the earlier holder still sends is refused.
 */
public interface RunQueue {

    /** Takes up the oldest run that nobody works on; empty if there is none. */
    Uni<Optional<Lease>> lease();

    /** Renews a lease and says how far it is; false if the lease has ended or the run is gone. */
    Uni<Boolean> renew(Lease lease, Progress progress);

    /** Keeps a run's result; false, and nothing is kept, if the lease has ended or the run is gone. */
    Uni<Boolean> finish(Lease lease, RunResult result);

    /** Hands a run back to be tried again, or gives it up where it has been tried often enough. */
    Uni<Void> giveBack(Lease lease);
}
