package io.signalstack.trading.market;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is traded, and where: a venue and a pair. Text form {@code BINANCE:BTC/USDT}.
 *
 * @param venue the venue's name in capitals, such as {@code BINANCE}
 * @param base the currency that is bought or sold
 * @param quote the currency in which the price is given
 */
public record Instrument(String venue, String base, String quote) implements Comparable<Instrument> {

    private static final Pattern PART = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,19}");
    private static final Pattern TEXT = Pattern.compile("([^:/]+):([^:/]+)/([^:/]+)");

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, if a part is empty, longer than 20 or has other
     *     characters than capitals, digits, dot, dash and underscore
     */
    public Instrument {
        require("venue", venue);
        require("base", base);
        require("quote", quote);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming the text, if it is not {@code VENUE:BASE/QUOTE}
     */
    public static Instrument parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("instrument '" + text + "' is not VENUE:BASE/QUOTE");
        }
        return new Instrument(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** The pair without its venue, such as {@code BTC/USDT}. */
    public String symbol() {
        return base + "/" + quote;
    }

    @Override
    public int compareTo(Instrument other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return venue + ":" + symbol();
    }

    private static void require(String field, String value) {
        if (!PART.matcher(value).matches()) {
            throw new IllegalArgumentException("instrument " + field + " '" + value + "' is not a name in capitals");
        }
    }
}
