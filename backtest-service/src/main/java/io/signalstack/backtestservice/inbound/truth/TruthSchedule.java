package io.signalstack.backtestservice.inbound.truth;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.signalstack.backtestservice.application.truth.AskForTruths;
import io.signalstack.backtestservice.application.truth.AskForTruths.Step;
import io.signalstack.backtestservice.application.truth.Truth;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.postgres.DatabaseMigrated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Asks for one truth after the other, on a thread of its own, and rests after each for nine times as long as it took:
 * nobody waits for truths, and a venue that is simulated works hard for them on the same machine.
 */
@ApplicationScoped
public class TruthSchedule {

    private static final Logger LOG = Logger.getLogger(TruthSchedule.class);
    private static final int REST = 9;

    private final DatabaseMigrated schema;
    private final AskForTruths askForTruths;
    private final MeterRegistry meters;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("truths").daemon().factory());
    private volatile long restsUntil = System.nanoTime();
    private volatile boolean stopping;

    TruthSchedule(DatabaseMigrated schema, AskForTruths askForTruths, MeterRegistry meters) {
        this.schema = schema;
        this.askForTruths = askForTruths;
        this.meters = meters;
    }

    /** Sees to it that the next question is put, once the rest after the last one is over. */
    @Scheduled(every = "${signalstack.truths.poll-interval}")
    void wake() {
        if (!stopping && schema.isDone() && System.nanoTime() - restsUntil >= 0 && busy.compareAndSet(false, true)) {
            thread.execute(this::askOnce);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.shutdownNow();
        if (thread.awaitTermination(5, TimeUnit.SECONDS) && schema.isDone()) {
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

    private void askOnce() {
        try {
            while (!stopping && step() instanceof Step.Settled) {
                LOG.debug("looking for the next question");
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warnf("no truth can be asked for right now: %s", e.getMessage());
            }
        } finally {
            busy.set(false);
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
