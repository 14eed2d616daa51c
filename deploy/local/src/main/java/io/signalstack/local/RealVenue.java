package io.signalstack.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An exchange that can be polled, and what of it is known here. Uses nothing but the JDK, so that it can be asked before the
 * first build.
 */
enum RealVenue {
    BINANCE("", "USDT", "BTC 0.01, ETH 0.01, SOL 0.01, XRP 0.0001"),
    COINBASE("-", "USD", "BTC 0.01, ETH 0.01, SOL 0.01, XRP 0.0001"),
    KRAKEN("", "USD", "BTC 0.1, ETH 0.01, SOL 0.01, XRP 0.00001"),
    OKX("-", "USDT", "BTC 0.1, ETH 0.01, SOL 0.01, XRP 0.0001"),
    BYBIT("", "USDT", "BTC 0.01, ETH 0.01, SOL 0.01, XRP 0.0001"),
    BITSTAMP("", "USD", "BTC 1, ETH 0.1, SOL 0.01, XRP 0.00001");

    private static final List<String> UNASKED = List.of("BTC", "ETH");

    private final String between;
    private final String quote;
    private final String ticks;

    /**
     * @param between what stands between base and quote in its symbols
     * @param quote in which those are priced whose ticks are known
     * @param ticks what is traded, and the smallest step of its price
     */
    RealVenue(String between, String quote, String ticks) {
        this.between = between;
        this.quote = quote;
        this.ticks = ticks;
    }

    /** How it is chosen. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is polled where nothing else is asked for. */
    List<String> unasked() {
        return UNASKED.stream().map(base -> base + "/" + quote).toList();
    }

    /** The instruments whose ticks are known, the usual ones first. */
    List<String> known() {
        List<String> all = new ArrayList<>(unasked());
        ticks().keySet().stream().filter(name -> !all.contains(name)).forEach(all::add);
        return all;
    }

    /** The smallest step of its price; empty text where that is not known here. */
    String tick(String instrument) {
        return ticks().getOrDefault(instrument, "");
    }

    private Map<String, String> ticks() {
        Map<String, String> byInstrument = new TreeMap<>();
        for (String known : ticks.split(", ", -1)) {
            String[] parts = known.split(" ", -1);
            byInstrument.put(parts[0] + "/" + quote, parts[1]);
        }
        return byInstrument;
    }

    /** What it calls a pair. */
    String symbol(String base, String quoted) {
        return switch (this) {
            case BITSTAMP -> (base + quoted).toLowerCase(Locale.ROOT);
            case KRAKEN -> renamed(base) + renamed(quoted);
            default -> base + between + quoted;
        };
    }

    /** What is polled: Kraken's history is 720 candles deep, and has to reach back to a midnight. */
    String baseInterval() {
        return this == KRAKEN ? "5m" : "1m";
    }

    String timeframes() {
        return this == KRAKEN ? "5m,15m,1h,4h,1d" : "1m,5m,15m,1h,4h,1d";
    }

    int backfillDays() {
        return this == KRAKEN ? 2 : 7;
    }

    /** Two of its coins go by a name of Kraken's own. */
    private static String renamed(String asset) {
        return switch (asset) {
            case "BTC" -> "XBT";
            case "DOGE" -> "XDG";
            default -> asset;
        };
    }
}
