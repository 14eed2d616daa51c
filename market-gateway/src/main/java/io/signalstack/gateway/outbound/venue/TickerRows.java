package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How a venue writes last prices. The ticker of a dead market reads 0, or nothing: it tells no price, and is no fault of
 * the answer.
 *
 * @param symbol reads what a row is about
 * @param price the row's price, written as a string
 * @param at when it was the price, by the venue's clock; empty where a row does not tell
 * @param alike makes one name of all that mean the same instrument
 */
public record TickerRows<R>(
        Function<R, String> symbol,
        Function<R, JsonNode> price,
        Function<R, Optional<Instant>> at,
        UnaryOperator<String> alike) {

    /** Rows of a venue that has one name for an instrument, and tells no time of a price. */
    public TickerRows(Function<R, String> symbol, Function<R, JsonNode> price) {
        this(symbol, price, row -> Optional.empty(), UnaryOperator.identity());
    }

    /** Rows of a venue that has one name for an instrument. */
    public TickerRows(Function<R, String> symbol, Function<R, JsonNode> price, Function<R, Optional<Instant>> at) {
        this(symbol, price, at, UnaryOperator.identity());
    }

    /**
     * The prices of these symbols; other rows' prices are not looked at.
     *
     * @throws UnusableAnswer if most rows cannot be read
     */
    public Prices read(Iterable<R> rows, Collection<String> symbols) {
        Map<String, List<String>> asked = symbols.stream().collect(Collectors.groupingBy(alike));
        Map<String, Double> prices = new LinkedHashMap<>();
        Map<String, Instant> times = new HashMap<>();
        List<String> unread = new ArrayList<>();
        Rows.each(
                rows,
                row -> {
                    String name = symbol.apply(row);
                    List<String> named = asked.getOrDefault(alike.apply(name), List.of());
                    if (!named.isEmpty()) {
                        String what = "last price of " + name;
                        double last = Payload.priceOrNone(price.apply(row), what);
                        if (last == 0) {
                            unread.add(what + " is none");
                        } else {
                            // Read before anything is kept: a row without a readable time is set aside.
                            Optional<Instant> told = at.apply(row);
                            named.forEach(one -> {
                                prices.put(one, last);
                                told.ifPresent(time -> times.put(one, time));
                            });
                        }
                    }
                },
                (row, reason) -> unread.add(reason));
        return new Prices(prices, times, unread);
    }
}
