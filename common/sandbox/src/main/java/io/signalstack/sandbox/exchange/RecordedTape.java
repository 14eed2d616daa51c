package io.signalstack.sandbox.exchange;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A recording laid out on the exchange's time, without end in both directions: it is shifted by whole days, a repeat
 * follows on directly, and each repeat is scaled so that it opens at the price at which the one before closed.
 */
final class RecordedTape implements Tape {

    private final Recording recording;
    private final BigDecimal tick;
    private final long shiftMs;
    private final BigDecimal growth;
    private final ConcurrentMap<Integer, BigDecimal> scales = new ConcurrentHashMap<>();

    /**
     * @param tick scaled prices are rounded to it
     * @param startDay the day (UTC) of the recording that is served as the origin's
     */
    RecordedTape(Recording recording, BigDecimal tick, LocalDate startDay, Instant origin) {
        this.recording = recording;
        this.tick = tick;
        Instant start = startDay.atStartOfDay().toInstant(ZoneOffset.UTC);
        this.shiftMs = origin.truncatedTo(ChronoUnit.DAYS).toEpochMilli() - start.toEpochMilli();
        this.growth = recording
                .rows()
                .getLast()
                .close()
                .divide(recording.rows().getFirst().open(), MathContext.DECIMAL128);
    }

    @Override
    public long baseIntervalMs() {
        return recording.baseIntervalMs();
    }

    Recording recording() {
        return recording;
    }

    /** How long the recording is. */
    long lengthMs() {
        return recording.endMs() - recording.startMs();
    }

    @Override
    public RecordedCandle at(long timeMs) {
        long index = Math.floorDiv(timeMs - shiftMs - recording.startMs(), baseIntervalMs());
        int size = recording.rows().size();
        RecordedCandle row = recording.rows().get((int) Math.floorMod(index, (long) size));
        long openTimeMs = index * baseIntervalMs() + recording.startMs() + shiftMs;
        int repeat = (int) Math.floorDiv(index, (long) size);
        if (repeat == 0) {
            return new RecordedCandle(openTimeMs, row.open(), row.high(), row.low(), row.close(), row.volume());
        }
        BigDecimal scale = scale(repeat);
        return new RecordedCandle(
                openTimeMs,
                scaled(row.open(), scale),
                scaled(row.high(), scale),
                scaled(row.low(), scale),
                scaled(row.close(), scale),
                row.volume());
    }

    /** How often the recording has been played to its end at an exchange time; 0 in the recording itself. */
    int repeat(long timeMs) {
        long playedMs = timeMs - shiftMs - recording.startMs();
        return (int) Math.floorDiv(playedMs, lengthMs());
    }

    /** The factor on a repeat's prices. */
    BigDecimal scale(int repeat) {
        return scales.computeIfAbsent(repeat, n -> growth.pow(n, MathContext.DECIMAL128));
    }

    // Rounding keeps the order of prices, so low and high still enclose open and close.
    private BigDecimal scaled(BigDecimal price, BigDecimal scale) {
        return price.multiply(scale).divide(tick, 0, RoundingMode.HALF_EVEN).multiply(tick);
    }
}
