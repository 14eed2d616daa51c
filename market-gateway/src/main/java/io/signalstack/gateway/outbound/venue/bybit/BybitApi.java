package io.signalstack.gateway.outbound.venue.bybit;

import static io.signalstack.gateway.outbound.venue.ErrorTable.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.VenueProfile;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.gateway.outbound.venue.AnswerForm;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.DocumentedApi;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.ErrorTable;
import io.signalstack.gateway.outbound.venue.KlineParser;
import io.signalstack.gateway.outbound.venue.ListingRow;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.Prices;
import io.signalstack.gateway.outbound.venue.RateLimit;
import io.signalstack.gateway.outbound.venue.TickerRows;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Bybit's API for spot: one limit for all calls, and a status of 403 for ten minutes to who exceeds it. */
final class BybitApi extends DocumentedApi<BybitRest> {

    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.allOf(Timeframe.class), 1_000, Optional.empty(), Omitted.MISSING, Duration.ofMinutes(10));

    private static final List<Charge> ONE_CALL = List.of(new RateLimit("ip", 600, Duration.ofSeconds(5)).charge(1));

    private static final String SPOT = "spot";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final AnswerForm FORM = AnswerForm.coded(
            answer -> Long.toString(Payload.integer(answer.path("retCode"), "retCode")),
            "0",
            "retMsg",
            "result",
            ErrorTable.of(
                    known(Reason.RATE_LIMITED, "10006", "10018", "10429"),
                    known(Reason.BANNED, "10009"),
                    known(Reason.REFUSED_PLACE, "10024"),
                    known(Reason.UNAVAILABLE, "10000", "10016"),
                    known(Reason.UNKNOWN_INSTRUMENT, "10029"),
                    // A wrong parameter; which one, the message alone tells.
                    known(Reason.UNKNOWN_INSTRUMENT, "10001").about("symbol")));

    /**
     * Rows {@code [start, open, high, low, close, volume, turnover]}, newest first, all strings, time in epoch
     * milliseconds. There is no flag for an open candle.
     */
    static final KlineParser KLINES = new KlineParser(
            text -> FORM.read(text).path("list"),
            new CandleRows(
                    row -> EpochTime.MILLIS_TEXT.ms(row.path(0), "start"),
                    Columns.at(1, 2, 3, 4, 5, Payload::decimalText)));

    private static final TickerRows<JsonNode> TICKERS =
            new TickerRows<>(row -> Payload.text(row.path("symbol"), "symbol"), row -> row.path("lastPrice"));

    private static final ListingRow LISTING = new ListingRow(
            row -> Payload.tickText(row.path("priceFilter").path("tickSize"), "tickSize"),
            row -> Payload.text(row.path("status"), "status"),
            "Trading");

    BybitApi(BybitRest rest) {
        super(PROFILE, FORM, rest);
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        return VenueRequest.candles(
                query,
                ONE_CALL,
                () -> rest.kline(
                        SPOT,
                        query.symbol(),
                        interval(query.timeframe()),
                        query.from().toEpochMilli(),
                        query.end().toEpochMilli() - 1,
                        query.limit()),
                KLINES);
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return about(
                symbol,
                ONE_CALL,
                () -> rest.instruments(SPOT, symbol),
                result -> LISTING.read(result.path("list"), "symbol", symbol));
    }

    @Override
    public VenueRequest<ServerTime> serverTime() {
        return general(ONE_CALL, rest::time, BybitApi::time);
    }

    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        return Optional.of(general(
                ONE_CALL,
                () -> rest.tickers(SPOT),
                result -> TICKERS.read(Payload.array(result.path("list"), "the list of tickers"), symbols)));
    }

    private static ServerTime time(JsonNode result) {
        long nanos = Payload.integerText(result.path("timeNano"), "timeNano");
        return ServerTime.of(Instant.ofEpochMilli(Math.floorDiv(nanos, NANOS_PER_MILLI)));
    }

    private static String interval(Timeframe timeframe) {
        return timeframe == Timeframe.D1
                ? "D"
                : Long.toString(timeframe.length().toMinutes());
    }
}
