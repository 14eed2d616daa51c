package io.signalstack.gateway.outbound.venue.okx;

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
import io.signalstack.gateway.outbound.venue.VenueAnswer;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** OKX's API: the newest candles from one endpoint, older ones from another, each with a limit of its own. */
final class OkxApi extends DocumentedApi {

    private static final int CANDLES_PER_CALL = 300;
    private static final int HISTORY_CANDLES_PER_CALL = 100;

    /** The newest endpoint has 1,440; the rest is room for the open one, and for a wall clock that is off. */
    private static final int NEWEST = 1_400;

    // A page is what either endpoint answers, so that whatever was asked for is answered whole.
    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.allOf(Timeframe.class),
            HISTORY_CANDLES_PER_CALL,
            Optional.empty(),
            Omitted.MISSING,
            Duration.ofMinutes(5));

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final RateLimit CANDLES = new RateLimit("candles", 40, WINDOW);
    private static final RateLimit HISTORY_CANDLES = new RateLimit("history-candles", 20, WINDOW);
    private static final RateLimit TICKERS = new RateLimit("tickers", 20, WINDOW);
    private static final RateLimit INSTRUMENTS = new RateLimit("instruments", 20, WINDOW);
    private static final RateLimit TIME = new RateLimit("time", 10, WINDOW);

    private static final String SPOT = "SPOT";

    private static final TickerRows<JsonNode> TICKER_ROWS =
            new TickerRows<>(row -> Payload.text(row.path("instId"), "instId"), row -> row.path("last"), OkxApi::time);

    private static final ListingRow LISTING = ListingRow.of("tickSz", "state", "live");

    private final OkxRest rest;
    private final InstantSource wall;

    /** @param wall tells how old candles are, and so which endpoint has them */
    OkxApi(OkxRest rest, InstantSource wall) {
        super(PROFILE, OkxAnswer.ERRORS);
        this.rest = rest;
        this.wall = wall;
    }

    /** Either endpoint for candles. */
    @FunctionalInterface
    private interface Endpoint {
        RestResponse<String> get(String instrument, String bar, long before, long after, int limit);
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        Instant oldest = wall.instant().minus(query.timeframe().length().multipliedBy(NEWEST));
        // By their age now, not at the query's end: who asks for candles up to some day last year has an end long past.
        return query.from().isBefore(oldest)
                ? candles(page(query, HISTORY_CANDLES_PER_CALL), HISTORY_CANDLES, rest::historyCandles)
                : candles(page(query, CANDLES_PER_CALL), CANDLES, rest::candles);
    }

    private static VenueRequest<CandleAnswer> candles(CandleQuery page, RateLimit limit, Endpoint endpoint) {
        return VenueRequest.about(
                page.symbol(),
                List.of(limit.charge(1)),
                () -> endpoint.get(
                        page.symbol(),
                        bar(page.timeframe()),
                        page.from().toEpochMilli() - 1,
                        page.end().toEpochMilli(),
                        page.limit()),
                answer -> KlineParser.parse(answer.body(), page.timeframe(), page.closedBy()));
    }

    /** The oldest part of a query that fits into one answer. */
    private static CandleQuery page(CandleQuery query, int perCall) {
        return new CandleQuery(
                query.symbol(), query.timeframe(), query.from(), query.closedBy(), Math.min(query.limit(), perCall));
    }

    /** A candle says itself whether it has closed. */
    @Override
    public Optional<Instant> answeredAt(VenueAnswer answer) {
        return Optional.empty();
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return VenueRequest.about(
                symbol,
                List.of(INSTRUMENTS.charge(1)),
                () -> rest.instruments(SPOT, symbol),
                answer -> LISTING.read(
                        OkxAnswer.data(answer.body()),
                        row -> row.path("instId").asText().equals(symbol)));
    }

    @Override
    public VenueRequest<ServerTime> serverTime() {
        return VenueRequest.general(List.of(TIME.charge(1)), rest::time, answer -> serverTime(answer.body()));
    }

    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        return Optional.of(VenueRequest.general(
                List.of(TICKERS.charge(1)),
                () -> rest.tickers(SPOT),
                answer -> TICKER_ROWS.read(OkxAnswer.data(answer.body()), symbols)));
    }

    static ServerTime serverTime(String payload) {
        long ms = Payload.integerText(OkxAnswer.data(payload).path(0).path("ts"), "ts");
        return new ServerTime(Instant.ofEpochMilli(ms), Optional.empty());
    }

    /** When a ticker was made. */
    private static Optional<Instant> time(JsonNode ticker) {
        JsonNode ts = ticker.path("ts");
        return ts.isMissingNode() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Payload.integerText(ts, "ts")));
    }

    private static String bar(Timeframe timeframe) {
        return switch (timeframe) {
            case M1, M5, M15 -> timeframe.toString();
            case H1 -> "1H";
            case H4 -> "4H";
            // 1D begins at midnight in Hong Kong.
            case D1 -> "1Dutc";
        };
    }
}
