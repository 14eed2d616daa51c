package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.TickerPrice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The last prices of an answer.
 *
 * @param bySymbol finite and above 0, by venue symbol
 * @param atBySymbol when each was the price, where the venue tells
 * @param unread what is wrong with the rows that tell none, in one line each
 */
public record Prices(Map<String, Double> bySymbol, Map<String, Instant> atBySymbol, List<String> unread) {

    public Prices {
        bySymbol = Map.copyOf(bySymbol);
        atBySymbol = Map.copyOf(atBySymbol);
        unread = List.copyOf(unread);
    }

    /** Each price with its time. */
    Map<String, TickerPrice> tickers() {
        return bySymbol.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        price -> new TickerPrice(
                                price.getValue(), Optional.ofNullable(atBySymbol.get(price.getKey())))));
    }
}
