package io.signalstack.api.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.view.SignalView;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The place of a signal in the pages' order: newest close first, and by id within one instant. A page goes on after it,
 * whatever has come in since. Its text form tells clients nothing.
 *
 * @param closeTime when the signal candle closed
 * @param id the signal's id
 */
public record SignalCursor(Instant closeTime, String id) {

    /** The place of a signal. */
    public static SignalCursor of(SignalView view) {
        return new SignalCursor(view.signal().closeTime(), view.signal().id());
    }

    /** Reads the text form; empty if it is not one. */
    public static Optional<SignalCursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            int dot = plain.indexOf('.');
            if (dot < 1 || plain.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            Instant closeTime = Instant.ofEpochMilli(Long.parseLong(plain.substring(0, dot)));
            SignalCursor cursor = new SignalCursor(closeTime, plain.substring(dot + 1));
            return Times.areStorable(closeTime) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The text form. */
    @Override
    public String toString() {
        String plain = closeTime.toEpochMilli() + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
