package io.signalstack.gateway.outbound.venue.binance;

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
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Binance's API: one budget of weights for all calls, flat rows where nothing was traded. */
public class BinanceApi extends DocumentedApi<BinanceRest> {

    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.allOf(Timeframe.class), 1_000, Optional.empty(), Omitted.MISSING, Duration.ofMinutes(2));

    private static final RateLimit WEIGHT = new RateLimit("weight", 6_000, Duration.ofMinutes(1));
    private static final int KLINES_WEIGHT = 2;
    private static final int PRICES_WEIGHT = 4;
    private static final int ANY_WEIGHT = 1;
    private static final int LISTING_WEIGHT = 20;

    private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT-1M";
    /** "…; IP banned until 1768051200000. …" */
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until ([0-9]{13})\\b");

    private static final AnswerForm FORM = AnswerForm.bare(ErrorTable.of(
            known(Reason.UNKNOWN_INSTRUMENT, "-1121"),
            // Illegal characters in a parameter, or a wrong one; it is a symbol that is not of our making.
            known(Reason.UNKNOWN_INSTRUMENT, "-1100").about("symbol")));

    /**
     * Rows {@code [openTime, open, high, low, close, volume, closeTime, …]}, oldest first, times in epoch milliseconds,
     * decimals as strings. There is no flag for an open candle: one has closed when its close time, the last millisecond of
     * its bucket, is over.
     */
    static final KlineParser KLINES = new KlineParser(
            FORM::read,
            new CandleRows(
                    row -> EpochTime.MILLIS.ms(row.path(0), "open time"),
                    (row, closedBy) -> EpochTime.MILLIS.ms(row.path(6), "close time") < closedBy.toEpochMilli(),
                    Columns.at(1, 2, 3, 4, 5, Payload::decimalText)));

    private static final TickerRows<JsonNode> TICKERS =
            new TickerRows<>(row -> Payload.text(row.path("symbol"), "symbol"), row -> row.path("price"));

    private static final ListingRow LISTING =
            new ListingRow(BinanceApi::tick, row -> Payload.text(row.path("status"), "status"), "TRADING");

    public BinanceApi(BinanceRest rest) {
        super(PROFILE, FORM, rest);
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        return VenueRequest.candles(
                query,
                List.of(WEIGHT.charge(KLINES_WEIGHT)),
                () -> rest.klines(
                        query.symbol(),
                        query.timeframe().toString(),
                        query.from().toEpochMilli(),
                        query.end().toEpochMilli() - 1,
                        query.limit()),
                KLINES);
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return about(
                symbol,
                List.of(WEIGHT.charge(LISTING_WEIGHT)),
                () -> rest.exchangeInfo(symbol),
                info -> LISTING.read(info.path("symbols"), "symbol", symbol));
    }

    @Override
    public VenueRequest<ServerTime> serverTime() {
        return general(anyRequest(), rest::time, this::serverTime);
    }

    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        String names = VenueRequest.names(symbols, Collectors.joining("\",\"", "[\"", "\"]"));
        return Optional.of(general(
                List.of(WEIGHT.charge(PRICES_WEIGHT)),
                () -> rest.prices(names),
                tickers -> TICKERS.read(Payload.array(tickers, "the list of prices"), symbols)));
    }

    @Override
    public Optional<Instant> leftAloneUntil(VenueAnswer answer) {
        return BANNED_UNTIL
                .matcher(answer.body())
                .results()
                .map(found -> Instant.ofEpochMilli(Long.parseLong(found.group(1))))
                .findFirst();
    }

    @Override
    public Optional<Charge> used(VenueAnswer answer) {
        return answer.count(USED_WEIGHT).map(WEIGHT::charge);
    }

    /** What any request costs of which nothing else is said. */
    protected static List<Charge> anyRequest() {
        return List.of(WEIGHT.charge(ANY_WEIGHT));
    }

    /** What an answer about the time says. */
    protected ServerTime serverTime(JsonNode answer) {
        return ServerTime.of(EpochTime.MILLIS.in(answer, "serverTime"));
    }

    private static BigDecimal tick(JsonNode row) {
        for (JsonNode filter : row.path("filters")) {
            if (filter.path("filterType").asText().equals("PRICE_FILTER")) {
                return Payload.tickText(filter.path("tickSize"), "tickSize");
            }
        }
        throw UnusableAnswer.malformed("there is no PRICE_FILTER");
    }
}
