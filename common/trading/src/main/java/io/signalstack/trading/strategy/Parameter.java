package io.signalstack.trading.strategy;

import java.math.BigDecimal;

/**
 * One row of a strategy kind's normative table: a number that can change an evaluation.
 *
 * @param key its name in a definition
 * @param defaultValue what it is where a definition leaves it out
 * @param unit what it counts
 * @param min the least value allowed
 * @param max the greatest value allowed
 * @param whole whether it has to be a whole number
 * @param sentence what it does
 */
public record Parameter(
        String key,
        BigDecimal defaultValue,
        String unit,
        BigDecimal min,
        BigDecimal max,
        boolean whole,
        String sentence) {

    private static final int DECIMALS = 18;

    /** Any number in a range. */
    public static Parameter number(
            String key, String defaultValue, String unit, String min, String max, String sentence) {
        return new Parameter(
                key, new BigDecimal(defaultValue), unit, new BigDecimal(min), new BigDecimal(max), false, sentence);
    }

    /** A whole number in a range. */
    public static Parameter whole(
            String key, String defaultValue, String unit, String min, String max, String sentence) {
        return new Parameter(
                key, new BigDecimal(defaultValue), unit, new BigDecimal(min), new BigDecimal(max), true, sentence);
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException naming the parameter and the text, if it is not a number of its kind and range, or
     *     has more than 18 decimals
     */
    public BigDecimal parse(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("parameter " + key + " '" + text + "' is not a number", e);
        }
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "parameter " + key + " '" + text + "' is not from " + min + " to " + max + " " + unit);
        }
        // Written out in full, 1e-999999999 would fill the memory.
        if (value.scale() > DECIMALS) {
            throw new IllegalArgumentException(
                    "parameter " + key + " '" + text + "' has more than " + DECIMALS + " decimals");
        }
        if (whole && value.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("parameter " + key + " '" + text + "' is not a whole number of " + unit);
        }
        return value;
    }
}
