package io.signalstack.gateway.application;

import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.event.SystemEvent.OfInstrument;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells whether an instrument's market is halted: when the first poll has shown it, and whenever it changes. What could not
 * be told is told again after the next poll. One thread at a time uses it.
 */
final class TellHalts {

    private static final Logger LOG = Logger.getLogger(TellHalts.class);

    private final SystemEvents events;
    private boolean halted;
    private volatile Optional<Boolean> told = Optional.empty();

    TellHalts(SystemEvents events) {
        this.events = events;
    }

    /** @param since since when it is halted; empty if it is traded */
    void tell(String instrument, Optional<Instant> since) {
        if (since.isPresent() != halted) {
            halted = since.isPresent();
            LOG.info(since.map(at -> "not traded since " + at + ": its market is halted, or has another name by now")
                    .orElse("traded again"));
        }
        boolean now = halted;
        if (!told.equals(Optional.of(now))) {
            var _ = events.tell(event(instrument, since)).whenComplete((_, failure) -> {
                if (failure == null) {
                    told = Optional.of(now);
                } else {
                    LOG.debugf("a system event was not taken: %s", failure);
                }
            });
        }
    }

    private static OfInstrument event(String instrument, Optional<Instant> since) {
        return since.<OfInstrument>map(at -> new SystemEvent.InstrumentHalted(instrument, at))
                .orElseGet(() -> new SystemEvent.InstrumentTraded(instrument));
    }
}
