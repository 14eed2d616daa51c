package io.signalstack.gateway.outbound.venue.kraken;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kraken's first assets have names of four letters, X before a coin and Z before a currency, and its answers name their
 * pairs so: {@code XXBTZUSD} where {@code XBTUSD} was asked for.
 */
final class LegacyPair {

    private static final Pattern RENAMED = Pattern.compile("(?:[XZ]([A-Z]{3})|([A-Z0-9]{4}))[XZ]([A-Z]{3})");

    private LegacyPair() {}

    /** The pair without those letters; one that has none is given as it is. */
    static String plain(String pair) {
        Matcher renamed = RENAMED.matcher(pair);
        return renamed.matches() ? renamed.replaceFirst("$1$2$3") : pair;
    }
}
