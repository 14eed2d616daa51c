package io.signalstack.trading.indicator;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An indicator and its period, in the catalogue or beyond it.
 *
 * @param kind which indicator
 * @param period over how many candles, from {@value #MIN_PERIOD} to {@value #MAX_PERIOD}
 */
public record Specification(Kind kind, int period) implements Comparable<Specification> {

    public static final int MIN_PERIOD = 2;
    public static final int MAX_PERIOD = 100;

    private static final Comparator<Specification> ORDER =
            Comparator.comparing(Specification::kind).thenComparingInt(Specification::period);

    /** What can be asked for with a period of one's own. */
    public enum Kind {
        /** Exponential average of closes, seeded with their mean; first value at index period − 1. */
        EMA,
        /** Relative strength index with Wilder's smoothing, 0 to 100; first value at index period. */
        RSI
    }

    /** @throws IllegalArgumentException naming the period, if it is out of its range */
    public Specification {
        if (period < MIN_PERIOD || period > MAX_PERIOD) {
            throw new IllegalArgumentException(
                    "indicator period " + period + " is not from " + MIN_PERIOD + " to " + MAX_PERIOD);
        }
    }

    public static Specification ema(int period) {
        return new Specification(Kind.EMA, period);
    }

    public static Specification rsi(int period) {
        return new Specification(Kind.RSI, period);
    }

    /** The one of the catalogue that is the same, or null. */
    public @Nullable Indicator catalogued() {
        return switch (kind) {
            case EMA ->
                switch (period) {
                    case 20 -> Indicator.EMA_20;
                    case 50 -> Indicator.EMA_50;
                    default -> null;
                };
            case RSI -> period == 14 ? Indicator.RSI_14 : null;
        };
    }

    /** Its name in a signal's map, such as {@code ema30}. */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT) + period;
    }

    @Override
    public int compareTo(Specification other) {
        return ORDER.compare(this, other);
    }
}
