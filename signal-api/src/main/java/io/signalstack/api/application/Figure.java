package io.signalstack.api.application;

import org.jspecify.annotations.Nullable;

/**
 * A measured value, or why there is none.
 *
 * @param value the value; null where it is undefined
 * @param reason why it is undefined; null where there is a value
 */
public record Figure(@Nullable Double value, @Nullable String reason) {

    static Figure ratio(double numerator, double denominator, String reasonIfZero) {
        return denominator == 0 ? new Figure(null, reasonIfZero) : new Figure(numerator / denominator, null);
    }
}
