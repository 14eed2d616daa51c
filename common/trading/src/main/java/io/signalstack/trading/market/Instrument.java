package io.signalstack.trading.market;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is traded, and where: a venue and a pair. Text form {@code BINANCE:BTC/USDT}. Venues name what they trade in any
 * script, {@code AAPLx}, {@code $CAPY}, {@code 币安人生}; the text form's own marks, and those of lists and keys, are in no
 * name.
 *
 * @param venue the venue's name in capitals, such as {@code BINANCE}
 * @param base the currency that is bought or sold
 * @param quote the currency in which the price is given
 */
public record Instrument(String venue, String base, String quote) implements Comparable<Instrument> {

    private static final Pattern VENUE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,19}");

    /** Code points, of no control, format, private, unassigned or white space character, nor half of a pair. */
    private static final Pattern NAME = Pattern.compile("[^/:|,\\p{C}\\p{Z}]{1,32}");

    private static final Pattern TEXT = Pattern.compile("([^:/]+):([^:/]+)/([^:/]+)");

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, if the venue is empty, longer than 20 or has other
     *     characters than capitals, digits, dot, dash and underscore, or if base or quote is empty, longer than 32 code
     *     points, not in Unicode's normal form C, or has a character that cannot be seen, or a slash, colon, bar or comma
     */
    public Instrument {
        if (!VENUE.matcher(venue).matches()) {
            throw new IllegalArgumentException("instrument venue '" + venue + "' is not a name in capitals");
        }
        requireName("base", base);
        requireName("quote", quote);
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

    private static void requireName(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("instrument " + field + " '" + value
                    + "' is not 1 to 32 printable characters without '/', ':', '|' and ','");
        }
        // Two texts that look the same and are not would be two instruments.
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException("instrument " + field + " '" + value + "' is not in normal form C");
        }
    }
}
