package io.signalstack.gateway.outbound.venue.coinbase;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.VenueProfile;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.gateway.outbound.venue.DocumentedApi;
import io.signalstack.gateway.outbound.venue.ErrorTable;
import io.signalstack.gateway.outbound.venue.ListingRow;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.Prices;
import io.signalstack.gateway.outbound.venue.RateLimit;
import io.signalstack.gateway.outbound.venue.UnusableAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import io.signalstack.gateway.outbound.venue.VenueRequest;
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
final class CoinbaseApi extends DocumentedApi {

    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.complementOf(EnumSet.of(Timeframe.H4)),
            300,
            Optional.empty(),
            Omitted.UNTRADED,
            Duration.ofMinutes(5));

    private static final RateLimit IP = new RateLimit("ip", 10, Duration.ofSeconds(1));

    private static final ListingRow LISTING = new ListingRow(
            row -> Payload.tickText(row.path("quote_increment"), "quote_increment"),
            row -> row.path("trading_disabled").asBoolean()
                    ? "trading_disabled"
                    : Payload.text(row.path("status"), "status"),
            "online");

    private final CoinbaseRest rest;

    CoinbaseApi(CoinbaseRest rest) {
        super(PROFILE, ErrorTable.of());
        this.rest = rest;
    }

    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        return VenueRequest.candles(
                query,
                List.of(IP.charge(1)),
                () -> rest.candles(
                        query.symbol(),
                        query.timeframe().length().toSeconds(),
                        query.from().toString(),
                        // The end is inclusive, and a range of one bucket more than a full page is refused.
                        query.end()
                                .minusMillis(1)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()),
                KlineParser::parse);
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return VenueRequest.about(
                symbol,
                List.of(IP.charge(1)),
                () -> rest.product(symbol),
                answer -> LISTING.read(Payload.json(answer.body())));
    }

    @Override
    public VenueRequest<ServerTime> serverTime() {
        return VenueRequest.general(List.of(IP.charge(1)), rest::time, answer -> serverTime(answer.body()));
    }

    /** None: a ticker is about one product, so prices would take a call for each of them. */
    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        return Optional.empty();
    }

    private static ServerTime serverTime(String payload) {
        String iso = Payload.text(Payload.json(payload).path("iso"), "iso");
        try {
            return ServerTime.of(Instant.parse(iso));
        } catch (DateTimeParseException e) {
            throw new UnusableAnswer(Reason.MALFORMED, "iso is no time: '" + Payload.beginning(iso) + "'", e);
        }
    }
}
