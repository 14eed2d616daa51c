package io.signalstack.backtestservice.inbound.scorecard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.signalstack.backtestservice.application.scorecard.MakeScorecards;
import io.signalstack.backtestservice.application.scorecard.MakeScorecards.Outcome;
import io.signalstack.backtestservice.application.scorecard.ScorecardOrder;
import io.signalstack.backtestservice.inbound.Workers;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.postgres.DatabaseMigrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Looks again and again for scorecards that are due, on a thread of its own. */
@ApplicationScoped
public class ScorecardSchedule {

    private static final Logger LOG = Logger.getLogger(ScorecardSchedule.class);

    private final MakeScorecards makeScorecards;
    private final MeterRegistry meters;
    private final Workers worker;

    ScorecardSchedule(DatabaseMigrated schema, MakeScorecards makeScorecards, MeterRegistry meters) {
        this.makeScorecards = makeScorecards;
        this.meters = meters;
        this.worker = new Workers("scorecards", 1, schema);
    }

    /** Sees to it that somebody works, if there is something to do. */
    @Scheduled(every = "${signalstack.scorecards.poll-interval}")
    void wake() {
        worker.wake(() -> work() instanceof Outcome.Made);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (worker.finish()) {
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

    private Outcome work() {
        Timer.Sample since = Timer.start(meters);
        Outcome outcome = makeScorecards.next(worker.stopping());
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
