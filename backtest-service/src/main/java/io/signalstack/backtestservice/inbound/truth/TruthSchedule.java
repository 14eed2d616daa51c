package io.signalstack.backtestservice.inbound.truth;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.signalstack.backtestservice.application.truth.AskForTruths;
import io.signalstack.backtestservice.application.truth.AskForTruths.Step;
import io.signalstack.backtestservice.application.truth.Truth;
import io.signalstack.backtestservice.inbound.Workers;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.postgres.DatabaseMigrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Asks for one truth after the other, on a thread of its own, and rests after each for nine times as long as it took:
 * nobody waits for truths, and a venue that is simulated works hard for them on the same machine.
 */
@ApplicationScoped
public class TruthSchedule {

    private static final Logger LOG = Logger.getLogger(TruthSchedule.class);
    private static final int REST = 9;

    private final AskForTruths askForTruths;
    private final MeterRegistry meters;
    private final Workers worker;
    private volatile long restsUntil = System.nanoTime();

    TruthSchedule(DatabaseMigrated schema, AskForTruths askForTruths, MeterRegistry meters) {
        this.askForTruths = askForTruths;
        this.meters = meters;
        this.worker = new Workers("truths", 1, schema);
    }

    /** Sees to it that the next question is put, once the rest after the last one is over. */
    @Scheduled(every = "${signalstack.truths.poll-interval}")
    void wake() {
        if (System.nanoTime() - restsUntil >= 0) {
            worker.wake(() -> step() instanceof Step.Settled);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (worker.giveUp()) {
            leave();
        }
    }

    private void leave() {
        try {
            askForTruths.leave();
        } catch (RuntimeException e) {
            LOG.infof("the right to ask for truths could not be given back, and ends by itself: %s", e.getMessage());
        }
    }

    private Step step() {
        Timer.Sample since = Timer.start(meters);
        Step step = askForTruths.next();
        switch (step) {
            case Step.Idle _, Step.Settled _ -> {}
            case Step.Asked(Truth truth) -> {
                long nanos = since.stop(timer(truth instanceof Truth.Told ? "told" : "none"));
                rest(Duration.ofNanos(REST * nanos));
            }
            case Step.PutOff(var later) -> {
                long nanos = since.stop(timer("later"));
                LOG.debugf(
                        "a truth is asked for again in %d s: %s", later.rest().toSeconds(), later.why());
                rest(Duration.ofNanos(Math.max(later.rest().toNanos(), REST * nanos)));
            }
        }
        return step;
    }

    private void rest(Duration time) {
        restsUntil = System.nanoTime() + time.toNanos();
    }

    private Timer timer(String outcome) {
        return meters.timer(Metrics.TRUTHS, "outcome", outcome);
    }
}
