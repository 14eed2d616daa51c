package io.signalstack.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An exchange that can be polled, and what of it is known here. Uses nothing but the JDK, so that it can be asked before the
 * first build.
 */
enum RealVenue {
    BINANCE("", Map.of("BTC/USDT", "0.01", "ETH/USDT", "0.01", "SOL/USDT", "0.01", "XRP/USDT", "0.0001"), "USDT"),
    COINBASE("-", Map.of("BTC/USD", "0.01", "ETH/USD", "0.01", "SOL/USD", "0.01", "XRP/USD", "0.0001"), "USD"),
    KRAKEN("", Map.of("BTC/USD", "0.1", "ETH/USD", "0.01", "SOL/USD", "0.01", "XRP/USD", "0.00001"), "USD"),
    OKX("-", Map.of("BTC/USDT", "0.1", "ETH/USDT", "0.01", "SOL/USDT", "0.01", "XRP/USDT", "0.0001"), "USDT"),
    BYBIT("", Map.of("BTC/USDT", "0.01", "ETH/USDT", "0.01", "SOL/USDT", "0.01", "XRP/USDT", "0.0001"), "USDT"),
    BITSTAMP("", Map.of("BTC/USD", "1", "ETH/USD", "0.1", "SOL/USD", "0.01", "XRP/USD", "0.00001"), "USD");

    private static final List<String> UNASKED = List.of("BTC", "ETH");

    private final String between;
    private final Map<String, String> ticks;
    private final String quote;

    /**
     * @param between what stands between base and quote in its symbols
     * @param ticks smallest step of a price, by instrument
     * @param quote in which what is polled unasked is priced
     */
    RealVenue(String between, Map<String, String> ticks, String quote) {
        this.between = between;
        this.ticks = ticks;
        this.quote = quote;
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
        ticks.keySet().stream().sorted().filter(name -> !all.contains(name)).forEach(all::add);
        return all;
    }

    /** The smallest step of its price; empty text where that is not known here. */
    String tick(String instrument) {
        return ticks.getOrDefault(instrument, "");
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
