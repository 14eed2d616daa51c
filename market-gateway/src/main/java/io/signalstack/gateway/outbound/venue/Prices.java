package io.signalstack.gateway.outbound.venue;

import java.util.List;
import java.util.Map;

/**
 * The last prices of an answer.
 *
 * @param bySymbol finite and above 0, by venue symbol
 * @param unread what is wrong with the rows that tell none, in one line each
 */
public record Prices(Map<String, Double> bySymbol, List<String> unread) {

    public Prices {
        bySymbol = Map.copyOf(bySymbol);
        unread = List.copyOf(unread);
    }
}
