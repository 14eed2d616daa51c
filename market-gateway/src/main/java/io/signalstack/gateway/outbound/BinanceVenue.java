package io.signalstack.gateway.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.ClockFormula;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.Venue;
import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A venue that speaks Binance's public market data API: Binance, and the replay exchange. */
public final class BinanceVenue implements Venue {

    private final String name;
    private final boolean replay;
    private final BinanceApi api;
    private final VenueCalls calls;

    /** @param replay whether it keeps a recording's time, and gives the formula with it */
    public BinanceVenue(String name, boolean replay, BinanceApi api, VenueCalls calls) {
        this.name = name;
        this.replay = replay;
        this.api = api;
        this.calls = calls;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Candle> candles(CandleQuery query) {
        return calls.call(
                () -> api.klines(
                        query.symbol(),
                        query.timeframe().toString(),
                        query.from().toEpochMilli(),
                        query.closedBy().toEpochMilli() - 1,
                        query.limit()),
                payload -> KlineParser.parse(payload, query.timeframe(), query.closedBy()));
    }

    @Override
    public ServerTime serverTime() {
        return calls.call(api::time, this::serverTime);
    }

    @Override
    public Map<String, Double> prices(Collection<String> symbols) {
        String names = symbols.stream().sorted().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return calls.call(() -> api.prices(names), BinanceVenue::prices);
    }

    private ServerTime serverTime(String payload) {
        JsonNode answer = JsonText.read(payload);
        Instant time = Instant.ofEpochMilli(number(answer, "serverTime").longValue());
        if (!replay) {
            return new ServerTime(time, Optional.empty());
        }
        return new ServerTime(
                time,
                Optional.of(new ClockFormula.Replayed(
                        Instant.ofEpochMilli(number(answer, "start").longValue()),
                        Instant.ofEpochMilli(number(answer, "anchor").longValue()),
                        number(answer, "speed").doubleValue())));
    }

    private static Map<String, Double> prices(String payload) {
        Map<String, Double> prices = new LinkedHashMap<>();
        for (JsonNode row : JsonText.read(payload)) {
            prices.put(
                    row.path("symbol").asText(),
                    Double.parseDouble(row.path("price").asText()));
        }
        return prices;
    }

    private static JsonNode number(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(field + " is missing or not a number");
        }
        return value;
    }
}
