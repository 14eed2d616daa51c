package io.signalstack.gateway.application;

import java.time.Duration;

/** Time that passes evenly, whatever becomes of the wall clock. */
@FunctionalInterface
public interface SteadyTime {

    /** How much has passed since some moment, always the same one: only the difference of two readings says anything. */
    Duration passed();
}
