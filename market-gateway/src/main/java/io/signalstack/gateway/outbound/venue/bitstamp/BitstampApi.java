package io.signalstack.gateway.outbound.venue.bitstamp;

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
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import io.signalstack.gateway.outbound.venue.VenueAnswer;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bitstamp's API: two limits at once, and no endpoint that tells the time. */
final class BitstampApi extends DocumentedApi<BitstampRest> {

    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.allOf(Timeframe.class), 1_000, Optional.empty(), Omitted.MISSING, Duration.ofMinutes(10));

    private static final List<Charge> ONE_CALL = List.of(
            new RateLimit("second", 400, Duration.ofSeconds(1)).charge(1),
            new RateLimit("ten-minutes", 10_000, Duration.ofMinutes(10)).charge(1));

    private static final AnswerForm FORM = AnswerForm.bare(ErrorTable.of(known(Reason.RATE_LIMITED, "400.002")));

    /**
     * Objects {@code {timestamp, open, high, low, close, volume}}, oldest first, all strings, time in epoch seconds. There
     * is no flag for an open candle.
     */
    static final KlineParser KLINES = new KlineParser(
            text -> FORM.read(text).path("data").path("ohlc"),
            new CandleRows(
                    row -> EpochTime.SECONDS_TEXT.ms(row.path("timestamp"), "timestamp"),
                    Columns.named(Payload::decimalText)));

    private static final int MOST_DECIMALS = 20;

    /** The oldest pair, asked about where any would do. */
    private static final String ANY_PAIR = "btcusd";

    /** A pair is {@code BTC/USD} here, and {@code btcusd} everywhere else. */
    private static final TickerRows<JsonNode> TICKERS = new TickerRows<>(
            row -> Payload.text(row.path("pair"), "pair").replace("/", "").toLowerCase(Locale.ROOT),
            row -> row.path("last"),
            EpochTime.SECONDS_TEXT.ifIn("timestamp"));

    private static final ListingRow LISTING = new ListingRow(
            row -> BigDecimal.ONE.movePointLeft(decimals(row)),
            row -> Payload.text(row.path("trading"), "trading"),
            "Enabled");

    BitstampApi(BitstampRest rest) {
        super(PROFILE, FORM, rest);
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        return VenueRequest.candles(
                query,
                ONE_CALL,
                () -> rest.ohlc(
                        query.symbol(),
                        query.timeframe().length().toSeconds(),
                        buckets(query),
                        query.from().getEpochSecond(),
                        query.end().minusMillis(1).getEpochSecond(),
                        true),
                KLINES);
    }

    /** How many begin in what is asked for: Bitstamp counts the limit from the end, so that this is where it begins. */
    private static long buckets(CandleQuery query) {
        long wantedMs = Duration.between(query.from(), query.end()).toMillis();
        return Math.ceilDiv(wantedMs, query.timeframe().lengthMs());
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return about(symbol, ONE_CALL, rest::pairs, pairs -> LISTING.read(pairs, "url_symbol", symbol));
    }

    /**
     * By the date of an answer, whatever it is about. It is in whole seconds: the clock is late by what was cut off, and
     * never early.
     */
    @Override
    public VenueRequest<ServerTime> serverTime() {
        return VenueRequest.general(ONE_CALL, () -> rest.ticker(ANY_PAIR), BitstampApi::date);
    }

    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        return Optional.of(general(
                ONE_CALL,
                rest::tickers,
                tickers -> TICKERS.read(Payload.array(tickers, "the list of tickers"), symbols)));
    }

    /** A step of prices is told by how many decimals they have. */
    private static int decimals(JsonNode row) {
        long decimals = Payload.integer(row.path("counter_decimals"), "counter_decimals");
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw UnusableAnswer.malformed("counter_decimals " + decimals + " is no number of decimals");
        }
        return (int) decimals;
    }

    static ServerTime date(VenueAnswer answer) {
        String date = answer.header("Date").orElseThrow(() -> UnusableAnswer.malformed("the answer has no date"));
        try {
            return ServerTime.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            throw new UnusableAnswer(
                    Reason.MALFORMED, "the answer's date is none: '" + Payload.beginning(date) + "'", e);
        }
    }
}
