package io.signalstack.trading.strategy;

import java.util.regex.Pattern;

/**
 * An immutable version of a strategy. Text form {@code confluence@1}.
 *
 * @param id the strategy's name
 * @param version its version
 */
public record StrategyKey(String id, String version) implements Comparable<StrategyKey> {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, if one has other characters than letters, digits,
     *     dots, dashes and underscores, or is empty or longer than 64
     */
    public StrategyKey {
        require("id", id);
        require("version", version);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming the text, if it is not {@code id@version}
     */
    public static StrategyKey parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("strategy '" + text + "' is not id@version");
        }
        return new StrategyKey(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public int compareTo(StrategyKey other) {
        // Mostly versions of one are compared, or it with itself.
        return id.equals(other.id)
                ? version.compareTo(other.version)
                : toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }

    private static void require(String field, String value) {
        if (!PART.matcher(value).matches()) {
            throw new IllegalArgumentException("strategy " + field + " '" + value + "' is not a plain name");
        }
    }
}
