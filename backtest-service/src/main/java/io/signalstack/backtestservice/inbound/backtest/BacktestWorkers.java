package io.signalstack.backtestservice.inbound.backtest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.signalstack.backtestservice.application.backtest.WorkOnQueue;
import io.signalstack.backtestservice.application.backtest.WorkOnQueue.Outcome;
import io.signalstack.backtestservice.config.BacktestConfig;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.postgres.DatabaseMigrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The threads that run backtests: so many and no more, and never the event loop. */
@ApplicationScoped
public class BacktestWorkers {

    private static final Logger LOG = Logger.getLogger(BacktestWorkers.class);

    private final DatabaseMigrated schema;
    private final WorkOnQueue workOnQueue;
    private final MeterRegistry meters;
    private final Semaphore idle;
    private final ExecutorService threads;
    private volatile boolean stopping;

    BacktestWorkers(DatabaseMigrated schema, WorkOnQueue workOnQueue, MeterRegistry meters, BacktestConfig config) {
        this.schema = schema;
        this.workOnQueue = workOnQueue;
        this.meters = meters;
        this.idle = new Semaphore(config.workers());
        this.threads = Executors.newFixedThreadPool(
                config.workers(),
                Thread.ofPlatform().name("backtest-", 1).daemon().factory());
    }

    /** Sees to it that somebody works, if there is something to do. */
    @Scheduled(every = "${signalstack.backtest.poll-interval}")
    void wake() {
        while (!stopping && schema.isDone() && idle.tryAcquire()) {
            threads.execute(this::workUntilIdle);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(5, TimeUnit.SECONDS);
    }

    private void workUntilIdle() {
        try {
            while (!stopping && !(work() instanceof Outcome.Idle)) {
                LOG.debug("looking for the next backtest");
            }
        } catch (RuntimeException e) {
            LOG.warnf("no backtest can be taken up or put away right now: %s", e.getMessage());
        } finally {
            idle.release();
        }
    }

    private Outcome work() {
        Timer.Sample since = Timer.start(meters);
        Outcome outcome = workOnQueue.next(() -> stopping);
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
