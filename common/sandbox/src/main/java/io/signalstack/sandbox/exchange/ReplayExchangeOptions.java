package io.signalstack.sandbox.exchange;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange is set up.
 *
 * @param stateFolder where it remembers its clock; null to forget it
 * @param wall the wall clock
 * @param speed exchange seconds per wall second until it has caught up with the present
 * @param labSpeed the same of the simulated markets, once they are started
 * @param startInRecording the instant of the Bitcoin recording at which a fresh exchange starts
 * @param testInstruments how many more of the Bitcoin recording to list
 * @param weightPerMinute request budget
 * @param controlEnabled whether {@code /control} takes orders for faults
 * @param faultSeed draws which requests a fault with a probability hits: the same in each run
 * @param delays how an answer that is to come late waits
 */
public record ReplayExchangeOptions(
        @Nullable Path stateFolder,
        InstantSource wall,
        double speed,
        double labSpeed,
        Instant startInRecording,
        int testInstruments,
        int weightPerMinute,
        boolean controlEnabled,
        long faultSeed,
        Delays delays) {

    /** @throws IllegalArgumentException naming the speed that would never catch up */
    public ReplayExchangeOptions {
        requireSpeed("speed", speed);
        requireSpeed("labSpeed", labSpeed);
    }

    private static void requireSpeed(String name, double speed) {
        if (!(speed >= 1 && speed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + speed + " is not a finite number >= 1");
        }
    }

    /** How the exchange waits. */
    @FunctionalInterface
    public interface Delays {

        /** Runs the action once that long has passed. */
        void pass(Vertx vertx, Duration delay, Runnable action);
    }

    /** The defaults, to be changed where they do not fit. */
    public static Builder builder() {
        return new Builder();
    }

    /** Options in the making; mutable, for one owner. */
    public static final class Builder {

        private @Nullable Path stateFolder;
        private InstantSource wall = InstantSource.system();
        private double speed = 60;
        private double labSpeed = 600;
        private Instant startInRecording = ReplayClock.DEFAULT_START_IN_RECORDING;
        private int testInstruments;
        private int weightPerMinute = 6_000;
        private boolean controlEnabled;
        private long faultSeed = 1;
        private Delays delays = (vertx, delay, action) -> vertx.setTimer(delay.toMillis(), timer -> action.run());

        private Builder() {}

        public Builder stateFolder(Path folder) {
            stateFolder = folder;
            return this;
        }

        public Builder wall(InstantSource clock) {
            wall = clock;
            return this;
        }

        public Builder speed(double secondsPerSecond) {
            speed = secondsPerSecond;
            return this;
        }

        public Builder labSpeed(double secondsPerSecond) {
            labSpeed = secondsPerSecond;
            return this;
        }

        public Builder startInRecording(Instant start) {
            startInRecording = start;
            return this;
        }

        public Builder testInstruments(int count) {
            testInstruments = count;
            return this;
        }

        public Builder weightPerMinute(int weight) {
            weightPerMinute = weight;
            return this;
        }

        public Builder controlEnabled() {
            controlEnabled = true;
            return this;
        }

        public Builder faultSeed(long seed) {
            faultSeed = seed;
            return this;
        }

        /** Lets time that is not the system's decide when a delay is over. */
        public Builder delays(Delays otherDelays) {
            delays = otherDelays;
            return this;
        }

        public ReplayExchangeOptions build() {
            return new ReplayExchangeOptions(
                    stateFolder,
                    wall,
                    speed,
                    labSpeed,
                    startInRecording,
                    testInstruments,
                    weightPerMinute,
                    controlEnabled,
                    faultSeed,
                    delays);
        }
    }
}
