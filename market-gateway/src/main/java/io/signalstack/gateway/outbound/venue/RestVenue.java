package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.application.Venue;
import io.signalstack.gateway.application.VenueProfile;
import io.signalstack.trading.market.Candle;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A venue that is asked over HTTP. */
public final class RestVenue implements Venue {

    private final String name;
    private final VenueApi api;
    private final VenueCalls calls;

    public RestVenue(String name, VenueApi api, VenueCalls calls) {
        this.name = name;
        this.api = api;
        this.calls = calls;
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
    public List<Candle> candles(CandleQuery query, Urgency urgency) {
        return calls.call(api.candles(query), urgency).stream()
                .filter(candle -> !candle.openTime().isBefore(query.from()))
                .filter(candle -> CandleRows.isOver(candle.openTimeMs(), query.timeframe(), query.closedBy()))
                .limit(query.limit())
                .toList();
    }

    @Override
    public ServerTime serverTime() {
        return calls.call(api.serverTime(), Urgency.LIVE);
    }

    @Override
    public Map<String, Double> prices(Collection<String> symbols) {
        return api.prices(symbols)
                .map(request -> calls.call(request, Urgency.LIVE))
                .orElseGet(Map::of);
    }
}
