package io.signalstack.gateway.outbound.venue.kraken;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kraken knows a pair by several names: {@code XBT/EUR}, {@code BTC/EUR}, {@code XBTEUR} and {@code XXBTZEUR} are one. Its
 * first assets have names of four letters, X before a coin and Z before a currency, and its answers name their pairs so,
 * whatever was asked for; and two of its coins go by a name of its own.
 */
final class KrakenPair {

    private static final Pattern RENAMED = Pattern.compile("(?:[XZ]([A-Z]{3})|([A-Z0-9]{4}))[XZ]([A-Z]{3})");
    private static final Pattern BITCOIN = Pattern.compile("^XBT|XBT$");
    private static final Pattern DOGECOIN = Pattern.compile("^XDG|XDG$");

    private KrakenPair() {}

    /** The one name for all names of a pair. */
    static String plain(String pair) {
        String joined = pair.toUpperCase(Locale.ROOT).replace("/", "");
        Matcher renamed = RENAMED.matcher(joined);
        String assets = renamed.matches() ? renamed.replaceFirst("$1$2$3") : joined;
        return DOGECOIN.matcher(BITCOIN.matcher(assets).replaceAll("BTC")).replaceAll("DOGE");
    }
}
