package io.signalstack.gateway.application;

import java.time.Duration;
import java.time.Instant;

/** How a venue's time follows from the wall clock's. */
public sealed interface ClockFormula {

    /** The venue's time when the wall clock shows {@code wall}. */
    Instant at(Instant wall);

    /** What the wall clock shows when the venue's time reaches {@code venueTime}; {@link Instant#MAX} if it never does. */
    Instant wallAt(Instant venueTime);

    /** The wall clock, shifted. */
    record Offset(Duration offset) implements ClockFormula {
        @Override
        public Instant at(Instant wall) {
            return wall.plus(offset);
        }

        @Override
        public Instant wallAt(Instant venueTime) {
            return venueTime.minus(offset);
        }
    }

    /**
     * A recording's time: {@code min(wall, start + speed · (wall − anchor))}, in milliseconds.
     *
     * @param start venue time at the anchor
     * @param anchor wall clock at which the replay began
     * @param speed venue seconds per second, at least 1
     */
    record Replayed(Instant start, Instant anchor, double speed) implements ClockFormula {
        public Replayed {
            if (!(speed >= 1)) {
                throw new IllegalArgumentException("replay speed " + speed + " is less than 1");
            }
        }

        @Override
        public Instant at(Instant wall) {
            long elapsedMs = wall.toEpochMilli() - anchor.toEpochMilli();
            Instant replayed = start.plusMillis((long) Math.floor(speed * elapsedMs));
            return replayed.isBefore(wall) ? replayed : wall;
        }

        @Override
        public Instant wallAt(Instant venueTime) {
            long aheadMs = venueTime.toEpochMilli() - start.toEpochMilli();
            Instant replayed = anchor.plusMillis((long) Math.ceil(aheadMs / speed));
            // The lesser of two rising clocks shows a time only once both do.
            return replayed.isAfter(venueTime) ? replayed : venueTime;
        }
    }

    /**
     * A time that stands still until somebody lets it go on: {@code min(wall, start)}. Nobody can say when that is.
     *
     * @param start where it stands
     */
    record Standing(Instant start) implements ClockFormula {
        @Override
        public Instant at(Instant wall) {
            return start.isBefore(wall) ? start : wall;
        }

        @Override
        public Instant wallAt(Instant venueTime) {
            return venueTime.isAfter(start) ? Instant.MAX : venueTime;
        }
    }
}
