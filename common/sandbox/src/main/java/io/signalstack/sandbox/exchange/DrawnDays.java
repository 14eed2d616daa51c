package io.signalstack.sandbox.exchange;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;

/**
 * The days that come after a recording: whole days (UTC) of it, drawn at random and the same at each start, each scaled so
 * that it opens at the price at which the one before closed. The first begins in the middle, where the recording ends. Days
 * are counted as the recording counts them, from 1970 on. May be asked by several threads.
 */
final class DrawnDays {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** Draws the days; fixed before anybody had looked at them. */
    private static final long SEED = 2013;

    private final Recording recording;
    private final List<Integer> wholeDays = new ArrayList<>();
    private final long firstDay;
    private final List<BigDecimal> scales = new ArrayList<>();

    /** @throws IllegalArgumentException if the recording has no whole day */
    DrawnDays(Recording recording) {
        this.recording = recording;
        this.firstDay = Math.floorDiv(recording.endMs(), DAY_MS);
        long firstWhole = Math.ceilDiv(recording.startMs(), DAY_MS);
        for (long day = firstWhole; day < firstDay; day++) {
            wholeDays.add(index(day * DAY_MS - recording.startMs()));
        }
        if (wholeDays.isEmpty()) {
            throw new IllegalArgumentException("recording " + recording.name() + " has no whole day");
        }
        RecordedCandle last = recording.rows().getLast();
        scales.add(ratio(
                last.close(),
                row(firstDay, recording.endMs() - firstDay * DAY_MS).open()));
    }

    /** The recorded row that a day has at a time of day. */
    RecordedCandle row(long day, long timeOfDayMs) {
        return recording.rows().get(drawn(day) + index(timeOfDayMs));
    }

    /** The factor on a day's prices. */
    synchronized BigDecimal scale(long day) {
        int wanted = Math.toIntExact(day - firstDay);
        for (int number = scales.size(); number <= wanted; number++) {
            BigDecimal closed = row(firstDay + number - 1, DAY_MS - recording.baseIntervalMs())
                    .close();
            BigDecimal opens = row(firstDay + number, 0).open();
            scales.add(scales.getLast().multiply(ratio(closed, opens), MathContext.DECIMAL128));
        }
        return scales.get(wanted);
    }

    /** Where the day that was drawn begins among the rows. */
    private int drawn(long day) {
        return wholeDays.get(RandomGeneratorFactory.of("L64X128MixRandom")
                .create(SEED + day - firstDay)
                .nextInt(wholeDays.size()));
    }

    private int index(long lengthMs) {
        return Math.toIntExact(lengthMs / recording.baseIntervalMs());
    }

    private static BigDecimal ratio(BigDecimal price, BigDecimal of) {
        return price.divide(of, MathContext.DECIMAL128);
    }
}
