package io.signalstack.gateway.outbound.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.VenueProfile;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.gateway.outbound.venue.DocumentedApi;
import io.signalstack.gateway.outbound.venue.ListingRow;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.Prices;
import io.signalstack.gateway.outbound.venue.RateLimit;
import io.signalstack.gateway.outbound.venue.TickerRows;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Bybit's API for spot: one limit for all calls, and a status of 403 for ten minutes to who exceeds it. */
final class BybitApi extends DocumentedApi {

    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.allOf(Timeframe.class), 1_000, Optional.empty(), Omitted.MISSING, Duration.ofMinutes(10));

    private static final RateLimit IP = new RateLimit("ip", 600, Duration.ofSeconds(5));

    private static final String SPOT = "spot";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final TickerRows<JsonNode> TICKERS =
            new TickerRows<>(row -> Payload.text(row.path("symbol"), "symbol"), row -> row.path("lastPrice"));

    private static final ListingRow LISTING = new ListingRow(
            row -> Payload.tickText(row.path("priceFilter").path("tickSize"), "tickSize"),
            row -> Payload.text(row.path("status"), "status"),
            "Trading");

    private final BybitRest rest;

    BybitApi(BybitRest rest) {
        super(PROFILE, BybitAnswer.ERRORS);
        this.rest = rest;
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        return VenueRequest.candles(
                query,
                List.of(IP.charge(1)),
                () -> rest.kline(
                        SPOT,
                        query.symbol(),
                        interval(query.timeframe()),
                        query.from().toEpochMilli(),
                        query.end().toEpochMilli() - 1,
                        query.limit()),
                KlineParser::parse);
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return VenueRequest.about(
                symbol,
                List.of(IP.charge(1)),
                () -> rest.instruments(SPOT, symbol),
                answer -> LISTING.read(BybitAnswer.result(answer.body()).path("list"), "symbol", symbol));
    }

    @Override
    public VenueRequest<ServerTime> serverTime() {
        return VenueRequest.general(List.of(IP.charge(1)), rest::time, answer -> serverTime(answer.body()));
    }

    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        return Optional.of(VenueRequest.general(
                List.of(IP.charge(1)),
                () -> rest.tickers(SPOT),
                answer -> TICKERS.read(
                        Payload.array(BybitAnswer.result(answer.body()).path("list"), "the list of tickers"),
                        symbols)));
    }

    private static ServerTime serverTime(String payload) {
        long nanos = Payload.integerText(BybitAnswer.result(payload).path("timeNano"), "timeNano");
        return ServerTime.of(Instant.ofEpochMilli(Math.floorDiv(nanos, NANOS_PER_MILLI)));
    }

    private static String interval(Timeframe timeframe) {
        return timeframe == Timeframe.D1
                ? "D"
                : Long.toString(timeframe.length().toMinutes());
    }
}
