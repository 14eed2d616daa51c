package io.signalstack.trading.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The length of a candle. Buckets are half-open, {@code [openTime, openTime + length)}, and aligned to UTC. */
public enum Timeframe {
    M1("1m", 1),
    M5("5m", 5),
    M15("15m", 15),
    H1("1h", 60),
    H4("4h", 240),
    D1("1d", 1440);

    private final String text;
    private final long lengthMs;

    Timeframe(String text, long minutes) {
        this.text = text;
        this.lengthMs = minutes * 60_000L;
    }

    /**
     * Reads the text form, such as {@code 5m}.
     *
     * @throws IllegalArgumentException naming the text, if no timeframe is written so
     */
    public static Timeframe parse(String text) {
        for (Timeframe timeframe : values()) {
            if (timeframe.text.equals(text)) {
                return timeframe;
            }
        }
        throw new IllegalArgumentException("timeframe '" + text + "' is none of " + Arrays.toString(values()));
    }

    /** Its length in milliseconds. */
    public long lengthMs() {
        return lengthMs;
    }

    public Duration length() {
        return Duration.ofMillis(lengthMs);
    }

    /** The open time, in epoch milliseconds, of the bucket that holds the given epoch millisecond. */
    public long bucketMs(long epochMs) {
        return Math.floorDiv(epochMs, lengthMs) * lengthMs;
    }

    /** The open time of the bucket that holds {@code time}. */
    public Instant bucket(Instant time) {
        return Instant.ofEpochMilli(bucketMs(time.toEpochMilli()));
    }

    /**
     * Checks that a bucket opens at an epoch millisecond.
     *
     * @throws IllegalArgumentException naming the time, if none does
     */
    public void requireOpenTime(long epochMs) {
        if (bucketMs(epochMs) != epochMs) {
            throw new IllegalArgumentException(
                    "candle open time " + Instant.ofEpochMilli(epochMs) + " is not that of a " + this + " bucket");
        }
    }

    /** Whether whole candles of {@code base} add up to one of this timeframe. */
    public boolean isMadeOf(Timeframe base) {
        return lengthMs % base.lengthMs == 0;
    }

    /** The text form, such as {@code 5m}. */
    @Override
    public String toString() {
        return text;
    }
}
