package io.signalstack.gateway.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The wall clock of the machine that the gateway is on: simulated time, until somebody sets it. */
final class HostClock implements InstantSource {

    private final InstantSource time;
    private volatile Duration set = Duration.ZERO;

    HostClock(InstantSource time) {
        this.time = time;
    }

    /** Makes it show that much more than the time, or less. */
    void set(Duration ahead) {
        set = ahead;
    }

    @Override
    public Instant instant() {
        return time.instant().plus(set);
    }
}
