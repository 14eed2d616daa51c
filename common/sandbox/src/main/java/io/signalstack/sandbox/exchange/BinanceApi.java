package io.signalstack.sandbox.exchange;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The exchange's answers, without the transport: Binance's public market data endpoints over the markets of a venue. */
final class BinanceApi {

    private static final int UNKNOWN_PATH = -1000;
    private static final int ONE_SYMBOL_PRICE = 2;
    private static final int ALL_PRICES = 4;

    private final String name;
    private final Map<String, ServedMarket> markets = new LinkedHashMap<>();
    private final ExchangeClock clock;
    private final int weightPerMinute;

    BinanceApi(String name, List<ServedMarket> markets, ExchangeClock clock, int weightPerMinute) {
        this.name = name;
        markets.forEach(market -> this.markets.put(market.listing().symbol(), market));
        this.clock = clock;
        this.weightPerMinute = weightPerMinute;
    }

    /** What a request costs, as Binance counts. */
    int weight(String path, Parameters parameters) {
        return switch (path) {
            case "/api/v3/klines" -> 2;
            case "/api/v3/ticker/price" -> parameters.text("symbol").isPresent() ? ONE_SYMBOL_PRICE : ALL_PRICES;
            case "/api/v3/exchangeInfo" -> 20;
            default -> 1;
        };
    }

    Answer answer(String path, Parameters parameters, Instant now, Set<Fault.Kind> faults) {
        long nowMs = now.toEpochMilli();
        try {
            return switch (path) {
                case "/api/v3/ping" -> Answer.ok(new JsonObject());
                case "/api/v3/time" -> Answer.ok(time(nowMs));
                case "/api/v3/klines" ->
                    KlinesEndpoint.answer(market(parameters.required("symbol")), parameters, nowMs, faults);
                case "/api/v3/ticker/price" -> prices(parameters, nowMs);
                case "/api/v3/exchangeInfo" -> Answer.ok(exchangeInfo(parameters.symbols(), nowMs));
                case "/" -> Answer.ok(about());
                default -> Answer.error(404, UNKNOWN_PATH, "There is nothing at " + path + ".");
            };
        } catch (BinanceError e) {
            return e.answer();
        }
    }

    private JsonObject time(long nowMs) {
        Pace pace = clock.pace();
        return new JsonObject()
                .put("serverTime", nowMs)
                .put("start", pace.start().toEpochMilli())
                .put("anchor", pace.anchor().toEpochMilli())
                .put("speed", pace.speed());
    }

    private Answer prices(Parameters parameters, long nowMs) {
        JsonArray prices = new JsonArray();
        selected(parameters.symbols())
                .forEach(market -> prices.add(new JsonObject()
                        .put("symbol", market.listing().symbol())
                        .put("price", KlinesEndpoint.decimal(market.price(nowMs)))));
        return parameters.text("symbol").isPresent() ? Answer.ok(prices.getJsonObject(0)) : Answer.ok(prices);
    }

    private JsonObject exchangeInfo(List<String> symbols, long nowMs) {
        JsonArray listed = new JsonArray();
        selected(symbols).forEach(market -> listed.add(symbolInfo(market)));
        JsonObject limit = new JsonObject()
                .put("rateLimitType", "REQUEST_WEIGHT")
                .put("interval", "MINUTE")
                .put("intervalNum", 1)
                .put("limit", weightPerMinute);
        return new JsonObject()
                .put("timezone", "UTC")
                .put("serverTime", nowMs)
                .put("rateLimits", new JsonArray().add(limit))
                .put("exchangeFilters", new JsonArray())
                .put("symbols", listed);
    }

    private static JsonObject symbolInfo(ServedMarket market) {
        Listing listing = market.listing();
        JsonObject priceFilter = new JsonObject()
                .put("filterType", "PRICE_FILTER")
                .put("minPrice", KlinesEndpoint.decimal(listing.tick()))
                .put("maxPrice", "10000000.00000000")
                .put("tickSize", KlinesEndpoint.decimal(listing.tick()));
        return new JsonObject()
                .put("symbol", listing.symbol())
                .put("status", "TRADING")
                .put("baseAsset", listing.base())
                .put("baseAssetPrecision", 8)
                .put("quoteAsset", listing.quote())
                .put("quotePrecision", 8)
                .put("quoteAssetPrecision", 8)
                .put("filters", new JsonArray().add(priceFilter))
                .put(listing.provenance().kind(), provenance(listing))
                .put("baseInterval", Interval.name(market.baseIntervalMs()));
    }

    private JsonObject about() {
        JsonArray listed = new JsonArray();
        markets.values().stream()
                .map(ServedMarket::listing)
                .forEach(listing -> listed.add(provenance(listing).put("symbol", listing.symbol())));
        return new JsonObject().put("service", name).put("markets", listed);
    }

    private static JsonObject provenance(Listing listing) {
        JsonObject provenance = new JsonObject();
        listing.provenance().about().forEach(provenance::put);
        return provenance;
    }

    private List<ServedMarket> selected(List<String> symbols) {
        return symbols.isEmpty()
                ? List.copyOf(markets.values())
                : symbols.stream().map(this::market).toList();
    }

    private ServedMarket market(String symbol) {
        ServedMarket market = markets.get(symbol);
        if (market == null) {
            throw BinanceError.invalidSymbol();
        }
        return market;
    }
}
