package io.signalstack.sandbox.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a replay exchange is set up; {@link #defaults()} and then what differs.
 *
 * @param port to listen on, at 127.0.0.1; 0 takes a free one
 * @param stateFolder where it remembers its clock; null to forget it
 * @param wall the wall clock
 * @param speed exchange seconds per wall second until it has caught up with the present
 * @param behind how long ago, at least, a fresh exchange starts
 * @param startInRecording the instant of the Bitcoin recording at which a fresh exchange starts
 * @param historyDays whole days before the start day for which candles are served
 * @param testInstruments how many more of the Bitcoin recording to list
 * @param weightPerMinute request budget
 * @param controlEnabled whether {@code /control} takes orders for faults
 * @param faultSeed for faults that come with a probability
 */
public record ReplayExchangeOptions(
        int port,
        @Nullable Path stateFolder,
        InstantSource wall,
        double speed,
        Duration behind,
        Instant startInRecording,
        int historyDays,
        int testInstruments,
        int weightPerMinute,
        boolean controlEnabled,
        long faultSeed) {

    public static ReplayExchangeOptions defaults() {
        return new ReplayExchangeOptions(
                0,
                null,
                InstantSource.system(),
                60,
                Duration.ofDays(3),
                ReplayClock.DEFAULT_START_IN_RECORDING,
                3,
                0,
                6_000,
                false,
                1);
    }

    public ReplayExchangeOptions withStateFolder(Path stateFolder) {
        return new ReplayExchangeOptions(
                port,
                stateFolder,
                wall,
                speed,
                behind,
                startInRecording,
                historyDays,
                testInstruments,
                weightPerMinute,
                controlEnabled,
                faultSeed);
    }

    public ReplayExchangeOptions withWall(InstantSource wall) {
        return new ReplayExchangeOptions(
                port,
                stateFolder,
                wall,
                speed,
                behind,
                startInRecording,
                historyDays,
                testInstruments,
                weightPerMinute,
                controlEnabled,
                faultSeed);
    }

    public ReplayExchangeOptions withSpeed(double speed) {
        return new ReplayExchangeOptions(
                port,
                stateFolder,
                wall,
                speed,
                behind,
                startInRecording,
                historyDays,
                testInstruments,
                weightPerMinute,
                controlEnabled,
                faultSeed);
    }

    public ReplayExchangeOptions withStartInRecording(Instant startInRecording) {
        return new ReplayExchangeOptions(
                port,
                stateFolder,
                wall,
                speed,
                behind,
                startInRecording,
                historyDays,
                testInstruments,
                weightPerMinute,
                controlEnabled,
                faultSeed);
    }

    public ReplayExchangeOptions withTestInstruments(int testInstruments) {
        return new ReplayExchangeOptions(
                port,
                stateFolder,
                wall,
                speed,
                behind,
                startInRecording,
                historyDays,
                testInstruments,
                weightPerMinute,
                controlEnabled,
                faultSeed);
    }

    public ReplayExchangeOptions withWeightPerMinute(int weightPerMinute) {
        return new ReplayExchangeOptions(
                port,
                stateFolder,
                wall,
                speed,
                behind,
                startInRecording,
                historyDays,
                testInstruments,
                weightPerMinute,
                controlEnabled,
                faultSeed);
    }

    public ReplayExchangeOptions withControlEnabled(boolean controlEnabled) {
        return new ReplayExchangeOptions(
                port,
                stateFolder,
                wall,
                speed,
                behind,
                startInRecording,
                historyDays,
                testInstruments,
                weightPerMinute,
                controlEnabled,
                faultSeed);
    }
}
