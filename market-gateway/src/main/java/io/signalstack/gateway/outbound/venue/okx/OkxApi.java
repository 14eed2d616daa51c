package io.signalstack.gateway.outbound.venue.okx;

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
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** OKX's API: the newest candles from one endpoint, older ones from another, each with a limit of its own. */
final class OkxApi extends DocumentedApi<OkxRest> {

    private static final Duration WINDOW = Duration.ofSeconds(2);

    /** An endpoint for candles, which goes by the name of its limit. */
    private record Endpoint(RateLimit limit, int perCall) {}

    private static final Endpoint NEWEST = new Endpoint(new RateLimit("candles", 40, WINDOW), 300);
    private static final Endpoint HISTORY = new Endpoint(new RateLimit("history-candles", 20, WINDOW), 100);

    /** Age up to which the endpoint of the newest is asked, in candles. It has 1,440; our wall clock may be off. */
    private static final int KEPT_BY_NEWEST = 1_400;

    // A page is what either endpoint answers, so that whatever was asked for is answered whole.
    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.allOf(Timeframe.class), HISTORY.perCall, Optional.empty(), Omitted.MISSING, Duration.ofMinutes(5));

    private static final RateLimit TICKERS = new RateLimit("tickers", 20, WINDOW);
    private static final RateLimit INSTRUMENTS = new RateLimit("instruments", 20, WINDOW);
    private static final RateLimit TIME = new RateLimit("time", 10, WINDOW);

    private static final String SPOT = "SPOT";

    private static final AnswerForm FORM = AnswerForm.coded(
            answer -> Payload.text(answer.path("code"), "code"),
            "0",
            "msg",
            "data",
            ErrorTable.of(
                    known(Reason.RATE_LIMITED, "50011"),
                    known(Reason.UNAVAILABLE, "50001", "50004", "50005", "50013", "50026"),
                    known(Reason.UNKNOWN_INSTRUMENT, "51001"),
                    known(Reason.UNKNOWN_INSTRUMENT, "51000").about("instid")));

    /**
     * Rows {@code [ts, open, high, low, close, volume, …, …, confirm]}, newest first, all strings, time in epoch
     * milliseconds. {@code confirm} is 1 when the candle has closed.
     */
    static final KlineParser KLINES = new KlineParser(
            FORM::read,
            new CandleRows(
                    row -> EpochTime.MILLIS_TEXT.ms(row.path(0), "ts"),
                    (row, closedBy) -> Payload.text(row.path(8), "confirm").equals("1"),
                    Columns.at(1, 2, 3, 4, 5, Payload::decimalText)));

    private static final TickerRows<JsonNode> TICKER_ROWS = new TickerRows<>(
            row -> Payload.text(row.path("instId"), "instId"),
            row -> row.path("last"),
            EpochTime.MILLIS_TEXT.ifIn("ts"));

    private static final ListingRow LISTING = ListingRow.of("tickSz", "state", "live");

    private final InstantSource wall;

    /** @param wall tells how old candles are, and so which endpoint has them */
    OkxApi(OkxRest rest, InstantSource wall) {
        super(PROFILE, FORM, rest);
        this.wall = wall;
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        Instant oldest = wall.instant().minus(query.timeframe().length().multipliedBy(KEPT_BY_NEWEST));
        // By their age now, not at the query's end: who asks for candles up to some day last year has an end long past.
        Endpoint endpoint = query.from().isBefore(oldest) ? HISTORY : NEWEST;
        CandleQuery page = query.atMost(endpoint.perCall);
        return VenueRequest.flaggedCandles(
                page,
                List.of(endpoint.limit.charge(1)),
                () -> rest.candles(
                        endpoint.limit.name(),
                        page.symbol(),
                        bar(page.timeframe()),
                        page.from().toEpochMilli() - 1,
                        page.end().toEpochMilli(),
                        page.limit()),
                KLINES);
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return about(
                symbol,
                List.of(INSTRUMENTS.charge(1)),
                () -> rest.instruments(SPOT, symbol),
                data -> LISTING.read(data, "instId", symbol));
    }

    @Override
    public VenueRequest<ServerTime> serverTime() {
        return general(
                List.of(TIME.charge(1)),
                rest::time,
                data -> ServerTime.of(EpochTime.MILLIS_TEXT.in(data.path(0), "ts")));
    }

    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        return Optional.of(general(
                List.of(TICKERS.charge(1)),
                () -> rest.tickers(SPOT),
                data -> TICKER_ROWS.read(Payload.array(data, "the list of tickers"), symbols)));
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
