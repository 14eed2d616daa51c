package io.signalstack.backtestservice.inbound.scorecard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.signalstack.backtestservice.application.scorecard.MakeScorecards;
import io.signalstack.backtestservice.application.scorecard.MakeScorecards.Outcome;
import io.signalstack.backtestservice.application.scorecard.ScorecardOrder;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.postgres.DatabaseMigrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks again and again for scorecards that are due, on a thread of its own. */
@ApplicationScoped
public class ScorecardSchedule {

    private static final Logger LOG = Logger.getLogger(ScorecardSchedule.class);

    private final DatabaseMigrated schema;
    private final MakeScorecards makeScorecards;
    private final MeterRegistry meters;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("scorecards").daemon().factory());
    private volatile boolean stopping;

    ScorecardSchedule(DatabaseMigrated schema, MakeScorecards makeScorecards, MeterRegistry meters) {
        this.schema = schema;
        this.makeScorecards = makeScorecards;
        this.meters = meters;
    }

    /** Sees to it that somebody works, if there is something to do. */
    @Scheduled(every = "${signalstack.scorecards.poll-interval}")
    void wake() {
        if (!stopping && schema.isDone() && busy.compareAndSet(false, true)) {
            thread.execute(this::workUntilIdle);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (thread.awaitTermination(5, TimeUnit.SECONDS) && schema.isDone()) {
            leave();
        }
    }

    private void leave() {
        try {
            makeScorecards.leave();
        } catch (RuntimeException e) {
            LOG.infof("the right to make scorecards could not be given back, and ends by itself: %s", e.getMessage());
        }
    }

    private void workUntilIdle() {
        try {
            while (!stopping && work() instanceof Outcome.Made) {
                LOG.debug("looking for the next scorecards");
            }
        } catch (RuntimeException e) {
            LOG.warnf("no scorecards can be made or handed out right now: %s", e.getMessage());
        } finally {
            busy.set(false);
        }
    }

    private Outcome work() {
        Timer.Sample since = Timer.start(meters);
        Outcome outcome = makeScorecards.next(() -> stopping);
        switch (outcome) {
            case Outcome.Idle _ -> {}
            case Outcome.Made(ScorecardOrder order, int scorecards) -> {
                LOG.infof(
                        "%d scorecards of %s on %s markets, trained to %s",
                        scorecards, order.strategy().key(), order.kind(), order.trainedTo());
                since.stop(timer(order, "made"));
            }
            case Outcome.Ended(ScorecardOrder order) -> since.stop(timer(order, "ended"));
            case Outcome.Failed(ScorecardOrder order, RuntimeException why) -> {
                LOG.errorf(
                        why,
                        "scorecards of %s on %s markets failed",
                        order.strategy().key(),
                        order.kind());
                since.stop(timer(order, "failed"));
            }
        }
        return outcome;
    }

    private Timer timer(ScorecardOrder order, String outcome) {
        return meters.timer(Metrics.SCORECARDS, "market", order.kind(), "outcome", outcome);
    }
}
