package io.signalstack.sandbox.exchange;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A symbol of the exchange.
 *
 * @param base the currency that is traded
 * @param quote the currency in which prices are given
 * @param tick smallest step of the price
 * @param provenance where its candles come from
 */
record Listing(String base, String quote, BigDecimal tick, Provenance provenance) {

    /**
     * Where candles come from.
     *
     * @param kind {@code recording} or {@code simulation}
     * @param about what there is to say, by name
     */
    record Provenance(String kind, Map<String, String> about) {

        Provenance {
            about = Map.copyOf(about);
        }
    }

    /** The name under which it is asked for, such as {@code BTCUSD}. */
    String symbol() {
        return base + quote;
    }
}
