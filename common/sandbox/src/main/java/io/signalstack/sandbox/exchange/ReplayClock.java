package io.signalstack.sandbox.exchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The replayed markets' clock: it starts in the past, runs faster than time until it has caught up, and then keeps it.
 *
 * @param pace how it goes
 * @param origin exchange time at which {@code originInRecording} is served; the start, unless the clock was set again
 * @param originInRecording the instant of the Bitcoin recording that the origin shows
 */
public record ReplayClock(Pace pace, Instant origin, Instant originInRecording) implements ExchangeClock {

    /**
     * The instant of the Bitcoin recording at which a fresh exchange starts, three whole days and some hours into it:
     * scored from the first of these days on, the built-in strategy gives signals at 13:30, 13:39, 13:44, 13:45 and 13:50,
     * all of them long, so that whoever has just started sees some arrive.
     */
    public static final Instant DEFAULT_START_IN_RECORDING = Instant.parse("2013-11-28T13:20:00Z");

    private static final String FILE = "replay-clock.properties";
    private static final String ORIGIN = "origin";
    private static final String IN_RECORDING = "origin-in-recording";

    /**
     * A fresh clock. Its start is the last instant, at least {@code behind} ago, with the recording's time of day: the
     * recording is shifted by whole days.
     */
    static ReplayClock fresh(Instant wall, Duration behind, Instant startInRecording, double speed) {
        Instant latest = wall.minus(behind);
        Duration shift =
                Duration.ofDays(Duration.between(startInRecording, latest).toDays());
        Instant start = startInRecording.plus(shift);
        if (start.isAfter(latest)) {
            start = start.minus(Duration.ofDays(1));
        }
        return new ReplayClock(new Pace(start, wall, speed), start, startInRecording);
    }

    /** The clock that goes on as a folder remembers it; empty where none is remembered. */
    static Optional<ReplayClock> rememberedIn(ClockFolder folder) throws IOException {
        return folder.read(FILE, ORIGIN, IN_RECORDING)
                .map(known -> new ReplayClock(known.pace(), known.mark(ORIGIN), known.mark(IN_RECORDING)));
    }

    void rememberIn(ClockFolder folder) throws IOException {
        folder.write(FILE, new ClockFolder.Remembered(pace, Map.of(ORIGIN, origin, IN_RECORDING, originInRecording)));
    }

    /** The same clock at another pace. */
    ReplayClock withSpeed(double newSpeed, Instant wall) {
        return new ReplayClock(pace.withSpeed(newSpeed, wall), origin, originInRecording);
    }
}
