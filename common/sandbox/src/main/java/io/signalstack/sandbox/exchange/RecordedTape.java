package io.signalstack.sandbox.exchange;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A recording laid out on the exchange's time, shifted by whole days, without end in both directions. It is played once; what
 * comes after are whole days drawn from it. Before it, it is repeated, each time scaled so that it closes at the price at
 * which the one after opens.
 */
final class RecordedTape implements Tape {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final Recording recording;
    private final BigDecimal tick;
    private final long shiftMs;
    private final BigDecimal growth;
    private final DrawnDays drawn;

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
        this.drawn = new DrawnDays(recording);
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

    /** When the recording has been played. */
    Instant end() {
        return Instant.ofEpochMilli(recording.endMs() + shiftMs);
    }

    @Override
    public RecordedCandle at(long timeMs) {
        long index = Math.floorDiv(timeMs - shiftMs - recording.startMs(), baseIntervalMs());
        long recordedMs = index * baseIntervalMs() + recording.startMs();
        int size = recording.rows().size();
        if (index >= size) {
            long day = Math.floorDiv(recordedMs, DAY_MS);
            return scaled(recordedMs, drawn.row(day, recordedMs - day * DAY_MS), drawn.scale(day));
        }
        RecordedCandle row = recording.rows().get((int) Math.floorMod(index, (long) size));
        return scaled(recordedMs, row, growth.pow((int) Math.floorDiv(index, (long) size), MathContext.DECIMAL128));
    }

    // Rounding keeps the order of prices, so low and high still enclose open and close.
    private RecordedCandle scaled(long recordedMs, RecordedCandle row, BigDecimal scale) {
        boolean asRecorded = row.openTimeMs() == recordedMs;
        return new RecordedCandle(
                recordedMs + shiftMs,
                asRecorded ? row.open() : scaled(row.open(), scale),
                asRecorded ? row.high() : scaled(row.high(), scale),
                asRecorded ? row.low() : scaled(row.low(), scale),
                asRecorded ? row.close() : scaled(row.close(), scale),
                row.volume());
    }

    private BigDecimal scaled(BigDecimal price, BigDecimal scale) {
        return price.multiply(scale).divide(tick, 0, RoundingMode.HALF_EVEN).multiply(tick);
    }
}
