package io.signalstack.sandbox.exchange;

import java.util.Map;
import java.util.Optional;

/**
 * A candle length in Binance's spelling; all of these divide the day, so that buckets start at 00:00 UTC.
 *
 * @param text such as {@code 15m}
 * @param lengthMs in milliseconds
 */
record Interval(String text, long lengthMs) {

    private static final long MINUTE_MS = 60_000;
    private static final Map<String, Integer> MINUTES = Map.ofEntries(
            Map.entry("1m", 1),
            Map.entry("3m", 3),
            Map.entry("5m", 5),
            Map.entry("15m", 15),
            Map.entry("30m", 30),
            Map.entry("1h", 60),
            Map.entry("2h", 120),
            Map.entry("4h", 240),
            Map.entry("6h", 360),
            Map.entry("8h", 480),
            Map.entry("12h", 720),
            Map.entry("1d", 1440));

    static Optional<Interval> parse(String text) {
        return Optional.ofNullable(MINUTES.get(text)).map(minutes -> new Interval(text, minutes * MINUTE_MS));
    }

    static String name(long lengthMs) {
        return lengthMs / MINUTE_MS + "m";
    }

    long floor(long timeMs) {
        return Math.floorDiv(timeMs, lengthMs) * lengthMs;
    }
}
