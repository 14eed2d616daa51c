package io.signalstack.backtestservice.inbound.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.signalstack.backtestservice.application.history.FetchHistory;
import io.signalstack.backtestservice.application.history.FetchHistory.Outcome;
import io.signalstack.backtestservice.application.history.FetchedPast;
import io.signalstack.backtestservice.inbound.Workers;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.platform.postgres.DatabaseMigrated;
import io.signalstack.trading.market.Instrument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Looks again and again for history that is to be fetched, on a thread of its own, which only waits for others. */
@ApplicationScoped
public class HistorySchedule {

    private static final Logger LOG = Logger.getLogger(HistorySchedule.class);

    /** So many steps of an instrument's history are told in the log. */
    private static final int STEPS = 10;

    private final FetchHistory fetchHistory;
    private final MeterRegistry meters;
    private final Workers worker;
    private final Map<Instrument, String> told = new HashMap<>();

    HistorySchedule(DatabaseMigrated schema, FetchHistory fetchHistory, MeterRegistry meters) {
        this.fetchHistory = fetchHistory;
        this.meters = meters;
        this.worker = new Workers("history", 1, schema);
    }

    /** Sees to it that somebody fetches, if there is something to fetch. */
    @Scheduled(every = "${signalstack.history.poll-interval}")
    void wake() {
        worker.wake(() -> !(tell(fetchHistory.next()) instanceof Outcome.Idle));
    }

    /** What is under way is given up: nothing of it has been kept, and it is asked for again. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.giveUp();
    }

    private Outcome tell(Outcome outcome) {
        switch (outcome) {
            case Outcome.Idle _ -> {}
            case Outcome.Kept(FetchedPast past, int candles, boolean whole) -> {
                count(whole ? "whole" : "broken");
                meters.counter(Metrics.HISTORY_CANDLES).increment(candles);
                tellProgress(past);
            }
            case Outcome.Later(FetchedPast past, String why) -> {
                count("later");
                LOG.debugf("the history of %s has to wait: %s", past.instrument(), why);
            }
            case Outcome.Refused(FetchedPast past, String why) -> {
                count("refused");
                if (isNew(past.instrument(), why)) {
                    LOG.warnf(
                            "the history of %s is not to be had, so that scorecards and backtests go without: %s",
                            past.instrument(), why);
                }
            }
            case Outcome.Ended(FetchedPast past) -> {
                count("ended");
                LOG.debugf("another replica fetches the history of %s", past.instrument());
            }
        }
        return outcome;
    }

    private void tellProgress(FetchedPast past) {
        int step = (int) (past.fraction() * STEPS);
        if (isNew(past.instrument(), String.valueOf(step))) {
            LOG.infof(
                    "history of %s: %d candles from %s on; asked for until %s of %s",
                    past.instrument(),
                    past.candles(),
                    past.firstOpen().map(Instant::toString).orElse("no day"),
                    past.next(),
                    past.until());
        }
    }

    private boolean isNew(Instrument instrument, String what) {
        return !what.equals(told.put(instrument, what));
    }

    private void count(String outcome) {
        meters.counter(Metrics.HISTORY_QUESTIONS, "outcome", outcome).increment();
    }
}
