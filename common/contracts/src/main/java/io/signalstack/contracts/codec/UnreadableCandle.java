package io.signalstack.contracts.codec;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can still be said of a record of {@code candles.v1} that cannot be read. */
final class UnreadableCandle {

    private UnreadableCandle() {}

    /**
     * The open time of the base candle that the record was about.
     *
     * @param value the record's bytes
     * @return empty where they do not say so much, or are about something else than a base candle
     */
    static Optional<Instant> openTime(byte[] value) {
        try {
            Outline outline = Json.read(value, Outline.class);
            return isBaseCandle(outline.type())
                    ? Optional.ofNullable(outline.openTime()).filter(CandleTime::isPossible)
                    : Optional.empty();
        } catch (UnreadableException e) {
            // The caller knows that it is unreadable; so is what was asked for here.
            return Optional.empty();
        }
    }

    private static boolean isBaseCandle(@Nullable String type) {
        return "candle".equals(type) || "candle-lost".equals(type);
    }

    private record Outline(@Nullable String type, @Nullable Instant openTime) {}
}
