package io.signalstack.sandbox.exchange;

import java.time.Duration;
import java.time.Instant;

/**
 * The exchange's clock: {@code min(wall, start + speed * (wall - anchor))}. It starts in the past, runs faster than time
 * until it has caught up, and then keeps it.
 *
 * @param start exchange time at the anchor
 * @param anchor wall time at which the clock was set going
 * @param speed exchange seconds per wall second; at least 1, or it would never catch up
 * @param origin exchange time at which {@code originInRecording} is served; the start, unless the clock was set again
 * @param originInRecording the instant of the Bitcoin recording that the origin shows
 */
public record ReplayClock(Instant start, Instant anchor, double speed, Instant origin, Instant originInRecording) {

    /**
     * The instant of the Bitcoin recording at which a fresh exchange starts, three whole days and some hours into it:
     * scored from the first of these days on, the built-in strategy gives signals at 13:30, 13:39, 13:44, 13:45 and 13:50,
     * all of them long, so that whoever has just started sees some arrive.
     */
    public static final Instant DEFAULT_START_IN_RECORDING = Instant.parse("2013-11-28T13:20:00Z");

    /** @throws IllegalArgumentException when the speed is below 1 or not finite */
    public ReplayClock {
        if (!(speed >= 1 && speed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("speed " + speed + " is not a finite number >= 1");
        }
    }

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
        return new ReplayClock(start, wall, speed, start, startInRecording);
    }

    /** Exchange time. */
    public Instant at(Instant wall) {
        long elapsedMs = Duration.between(anchor, wall).toMillis();
        Instant replayed = start.plusMillis((long) (speed * elapsedMs));
        return replayed.isBefore(wall) ? replayed : wall;
    }

    /** The same clock at another pace: time goes on from where it is, and the market does not jump. */
    ReplayClock withSpeed(double newSpeed, Instant wall) {
        return newSpeed == speed ? this : new ReplayClock(at(wall), wall, newSpeed, origin, originInRecording);
    }
}
