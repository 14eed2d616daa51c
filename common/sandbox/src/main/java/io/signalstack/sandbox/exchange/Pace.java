package io.signalstack.sandbox.exchange;

import java.time.Duration;
import java.time.Instant;

/**
 * How an exchange's time goes: {@code min(wall, start + speed * (wall - anchor))}. It runs faster than time until it has
 * caught up, and then keeps it; or it stands still.
 *
 * @param start exchange time at the anchor
 * @param anchor wall time from which on it goes so
 * @param speed exchange seconds per wall second: at least 1, or it would never catch up; 0 while it stands still
 */
public record Pace(Instant start, Instant anchor, double speed) {

    /** @throws IllegalArgumentException when the speed is not 0, below 1, or not finite */
    public Pace {
        if (!(speed == 0 || (speed >= 1 && speed < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("speed " + speed + " is not a finite number >= 1");
        }
    }

    /** Exchange time. */
    public Instant at(Instant wall) {
        long elapsedMs = Duration.between(anchor, wall).toMillis();
        Instant played = start.plusMillis((long) (speed * elapsedMs));
        return played.isBefore(wall) ? played : wall;
    }

    /** Time that goes on at another speed from where it is, so that no market jumps. */
    Pace withSpeed(double newSpeed, Instant wall) {
        return newSpeed == speed ? this : new Pace(at(wall), wall, newSpeed);
    }
}
