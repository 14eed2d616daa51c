package io.signalstack.backtestservice.application.backtest;

import static java.util.Objects.requireNonNull;

import io.signalstack.backtestservice.application.lease.Heartbeat;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Takes up the next ordered backtest and runs it, while a heartbeat keeps its lease. */
public final class WorkOnQueue {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunQueue queue;
    private final RunBacktest runBacktest;
    private final Duration heartbeat;

    /** @param heartbeat how often the lease is renewed, and progress told */
    public WorkOnQueue(RunQueue queue, RunBacktest runBacktest, Duration heartbeat) {
        this.queue = queue;
        this.runBacktest = runBacktest;
        this.heartbeat = heartbeat;
    }

    /** What became of the next run. */
    public sealed interface Outcome {

        /** There was none. */
        record Idle() implements Outcome {}

        /** Its result is kept. */
        record Done() implements Outcome {}

        /** It is gone, has been taken over, or was handed back. */
        record Ended() implements Outcome {}

        /** It failed, and was handed back to be tried again, or given up. */
        record Failed(UUID runId, RuntimeException why) implements Outcome {}
    }

    /**
     * Works on one run, blocking.
     *
     * @param stopping asked now and then; once true, the run is handed back
     * @throws RuntimeException if the store is out of reach; the run's lease ends by itself
     */
    public Outcome next(BooleanSupplier stopping) {
        Optional<Lease> lease = queue.lease().await().atMost(PATIENCE);
        return lease.isPresent() ? work(lease.get(), stopping) : new Outcome.Idle();
    }

    private Outcome work(Lease lease, BooleanSupplier stopping) {
        var latest = new AtomicReference<>(Progress.NONE);
        try (Heartbeat heart = Heartbeat.every(heartbeat, () -> queue.renew(lease, requireNonNull(latest.get())))) {
            Optional<RunResult> result =
                    runBacktest.run(lease.spec(), latest::set, () -> heart.isLost() || stopping.getAsBoolean());
            if (result.isEmpty()) {
                return handBack(lease, new Outcome.Ended());
            }
            boolean kept = queue.finish(lease, result.get()).await().atMost(PATIENCE);
            return kept ? new Outcome.Done() : new Outcome.Ended();
        } catch (RuntimeException e) {
            return handBack(lease, new Outcome.Failed(lease.runId(), e));
        }
    }

    private Outcome handBack(Lease lease, Outcome outcome) {
        queue.giveBack(lease).await().atMost(PATIENCE);
        return outcome;
    }
}
