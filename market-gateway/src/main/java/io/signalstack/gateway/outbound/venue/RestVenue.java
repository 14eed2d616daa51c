package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.TickerPrice;
import io.signalstack.gateway.application.ToldTruth;
import io.signalstack.gateway.application.TruthQuestion;
import io.signalstack.gateway.application.UnreadRow;
import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.application.Venue;
import io.signalstack.gateway.application.VenueProfile;
import io.signalstack.trading.market.Candle;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A venue that is asked over HTTP. */
public final class RestVenue implements Venue {

    private final String name;
    private final VenueApi api;
    private final VenueCalls calls;
    private final SetAsideRows aside;

    public RestVenue(String name, VenueApi api, VenueCalls calls, SetAsideRows aside) {
        this.name = name;
        this.api = api;
        this.calls = calls;
        this.aside = aside;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public VenueProfile profile() {
        return api.profile();
    }

    @Override
    public CandleAnswer candles(CandleQuery query, Urgency urgency) {
        CandleAnswer wanted = wanted(calls.call(api.candles(query), urgency), query);
        wanted.unread()
                .forEach(row -> aside.candle(query.symbol() + " " + query.timeframe()
                        + row.openTime().map(openTime -> " " + openTime).orElse("") + ", " + row.reason()));
        return wanted;
    }

    private static CandleAnswer wanted(CandleAnswer all, CandleQuery query) {
        List<UnreadRow> unread = all.unread().stream()
                .filter(row -> row.openTime().map(query::wants).orElse(true))
                .toList();
        List<Candle> candles = all.candles().stream()
                .filter(candle -> query.wants(candle.openTime()))
                .limit(query.limit())
                .toList();
        return new CandleAnswer(candles, unread);
    }

    @Override
    public Listing listing(String symbol) {
        // An instrument waits for it before it begins, and would wait for ever where live calls take all of the budget.
        return calls.call(api.listing(symbol), Urgency.LIVE);
    }

    @Override
    public ServerTime serverTime() {
        return calls.call(api.serverTime(), Urgency.LIVE);
    }

    @Override
    public Map<String, TickerPrice> prices(Collection<String> symbols) {
        Optional<Prices> told = api.prices(symbols).map(request -> calls.call(request, Urgency.LIVE));
        told.ifPresent(prices -> prices.unread().forEach(aside::price));
        return told.map(Prices::tickers).orElseGet(Map::of);
    }

    @Override
    public Optional<ToldTruth> truth(TruthQuestion question) {
        return api.truth(question).map(request -> calls.call(request, Urgency.HISTORY));
    }
}
