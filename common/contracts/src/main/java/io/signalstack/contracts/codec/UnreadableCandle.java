package io.signalstack.contracts.codec;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can still be said of a record of {@code candles.v1} that cannot be read. To every consumer an unreadable candle
 * is a lost one; all of them have to agree on which candle that is, or their signals would differ.
 */
public final class UnreadableCandle {

    private UnreadableCandle() {}

    /**
     * The open time of the base candle that the record was about.
     *
     * @param value the record's bytes
     * @return empty where they do not say so much, or are about something else than a base candle
     */
    public static Optional<Instant> openTime(byte[] value) {
        try {
            Outline outline = Json.read(value, Outline.class);
            return isBaseCandle(outline.type()) ? Optional.ofNullable(outline.openTime()) : Optional.empty();
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
