package io.signalstack.gateway.outbound.venue.coinbase;

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
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Coinbase's API: no candles of 4h, no rows where nothing was traded, no prices of many products at once. */
final class CoinbaseApi extends DocumentedApi<CoinbaseRest> {

    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.complementOf(EnumSet.of(Timeframe.H4)),
            300,
            Optional.empty(),
            Omitted.UNTRADED,
            Duration.ofMinutes(5));

    private static final List<Charge> ONE_CALL = List.of(new RateLimit("ip", 10, Duration.ofSeconds(1)).charge(1));

    private static final AnswerForm FORM = AnswerForm.bare(ErrorTable.of());

    /**
     * Rows {@code [time, low, high, open, close, volume]}, newest first, all numbers, time in epoch seconds. There is no
     * flag for an open candle.
     */
    static final KlineParser KLINES = new KlineParser(
            FORM::read,
            new CandleRows(
                    row -> EpochTime.SECONDS.ms(row.path(0), "time"), Columns.at(3, 2, 1, 4, 5, Payload::decimal)));

    private static final ListingRow LISTING = new ListingRow(
            row -> Payload.tickText(row.path("quote_increment"), "quote_increment"),
            row -> row.path("trading_disabled").asBoolean()
                    ? "trading_disabled"
                    : Payload.text(row.path("status"), "status"),
            "online");

    CoinbaseApi(CoinbaseRest rest) {
        super(PROFILE, FORM, rest);
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        return VenueRequest.candles(
                query,
                ONE_CALL,
                () -> rest.candles(
                        query.symbol(),
                        query.timeframe().length().toSeconds(),
                        query.from().toString(),
                        // The end is inclusive, and a range of one bucket more than a full page is refused.
                        query.end()
                                .minusMillis(1)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()),
                KLINES);
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return about(symbol, ONE_CALL, () -> rest.product(symbol), LISTING::read);
    }

    @Override
    public VenueRequest<ServerTime> serverTime() {
        return general(ONE_CALL, rest::time, CoinbaseApi::time);
    }

    /** None: a ticker is about one product, so prices would take a call for each of them. */
    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        return Optional.empty();
    }

    private static ServerTime time(JsonNode answer) {
        String iso = Payload.text(answer.path("iso"), "iso");
        try {
            return ServerTime.of(Instant.parse(iso));
        } catch (DateTimeParseException e) {
            throw new UnusableAnswer(Reason.MALFORMED, "iso is no time: '" + Payload.beginning(iso) + "'", e);
        }
    }
}
