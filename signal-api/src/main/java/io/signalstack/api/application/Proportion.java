package io.signalstack.api.application;

import org.jspecify.annotations.Nullable;

/**
 * A share that was counted, with its Wilson 95% interval (E. B. Wilson, 1927; z = 1.96).
 *
 * @param value successes / n; null while n is 0
 * @param low lower end of the interval, likewise
 * @param high upper end of the interval, likewise
 * @param reason why there is no value; null where there is one
 */
public record Proportion(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String reason) {

    private static final double Z = 1.96;

    static Proportion of(long successes, long n, String reasonIfNone) {
        if (n == 0) {
            return new Proportion(null, null, null, reasonIfNone);
        }
        double share = (double) successes / n;
        double denominator = 1 + Z * Z / n;
        double centre = (share + Z * Z / (2 * n)) / denominator;
        double half = Z / denominator * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return new Proportion(share, Math.max(0, centre - half), Math.min(1, centre + half), null);
    }
}
