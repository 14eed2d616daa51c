package io.signalstack.backtestservice.inbound.backtest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.signalstack.backtestservice.application.backtest.WorkOnQueue;
import io.signalstack.backtestservice.application.backtest.WorkOnQueue.Outcome;
import io.signalstack.backtestservice.config.BacktestConfig;
import io.signalstack.backtestservice.inbound.Workers;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.postgres.DatabaseMigrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Runs the backtests that are queued, so many at a time. */
@ApplicationScoped
public class BacktestWorkers {

    private static final Logger LOG = Logger.getLogger(BacktestWorkers.class);

    private final WorkOnQueue workOnQueue;
    private final MeterRegistry meters;
    private final Workers workers;

    BacktestWorkers(DatabaseMigrated schema, WorkOnQueue workOnQueue, MeterRegistry meters, BacktestConfig config) {
        this.workOnQueue = workOnQueue;
        this.meters = meters;
        this.workers = new Workers("backtests", config.workers(), schema);
    }

    /** Sees to it that somebody works, if there is something to do. */
    @Scheduled(every = "${signalstack.backtest.poll-interval}")
    void wake() {
        workers.wake(() -> !(work() instanceof Outcome.Idle));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        workers.finish();
    }

    private Outcome work() {
        Timer.Sample since = Timer.start(meters);
        Outcome outcome = workOnQueue.next(workers.stopping());
        switch (outcome) {
            case Outcome.Idle _ -> {}
            case Outcome.Done _ -> since.stop(timer("done"));
            case Outcome.Ended _ -> since.stop(timer("ended"));
            case Outcome.Failed failed -> {
                LOG.errorf(failed.why(), "backtest %s failed", failed.runId());
                since.stop(timer("failed"));
            }
        }
        return outcome;
    }

    private Timer timer(String outcome) {
        return meters.timer(Metrics.BACKTESTS, "kind", "run", "outcome", outcome);
    }
}
