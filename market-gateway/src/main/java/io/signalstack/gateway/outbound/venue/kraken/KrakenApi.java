package io.signalstack.gateway.outbound.venue.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.VenueProfile;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.gateway.outbound.venue.CandleRows;
import io.signalstack.gateway.outbound.venue.Columns;
import io.signalstack.gateway.outbound.venue.DocumentedApi;
import io.signalstack.gateway.outbound.venue.EpochTime;
import io.signalstack.gateway.outbound.venue.KlineParser;
import io.signalstack.gateway.outbound.venue.ListingRow;
import io.signalstack.gateway.outbound.venue.Payload;
import io.signalstack.gateway.outbound.venue.Prices;
import io.signalstack.gateway.outbound.venue.RateLimit;
import io.signalstack.gateway.outbound.venue.TickerRows;
import io.signalstack.gateway.outbound.venue.VenueRequest;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kraken's API: a slow limit for each pair, and of each timeframe the newest candles alone. */
final class KrakenApi extends DocumentedApi<KrakenRest> {

    /** The open candle is one of them. */
    private static final int NEWEST = 720;

    // A lockout is said to last about a quarter of an hour.
    private static final VenueProfile PROFILE = new VenueProfile(
            EnumSet.allOf(Timeframe.class), NEWEST, Optional.of(NEWEST), Omitted.MISSING, Duration.ofMinutes(15));

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<Charge> OTHER = List.of(new RateLimit("other", 1, SECOND).charge(1));

    /**
     * Rows {@code [time, open, high, low, close, vwap, volume, count]}, oldest first, time in epoch seconds, decimals as
     * strings. The last row is the open candle.
     */
    static final KlineParser KLINES = new KlineParser(
            text -> committed(KrakenAnswer.ofOnePair(KrakenAnswer.FORM.read(text))),
            new CandleRows(
                    row -> EpochTime.SECONDS.ms(row.path(0), "time"), Columns.at(1, 2, 3, 4, 6, Payload::decimalText)));

    /** A ticker is an entry under the pair's own name for it; its last trade is price and amount. */
    private static final TickerRows<Map.Entry<String, JsonNode>> TICKERS = new TickerRows<>(
            Map.Entry::getKey,
            ticker -> ticker.getValue().path("c").path(0),
            ticker -> Optional.empty(),
            KrakenPair::plain);

    private static final ListingRow LISTING = ListingRow.of("tick_size", "status", "online");

    KrakenApi(KrakenRest rest) {
        super(PROFILE, KrakenAnswer.FORM, rest);
    }

    /** There is no end to ask for: the answer holds all that is newer, and who asks takes the oldest of it. */
    @Override
    public VenueRequest<CandleAnswer> candles(CandleQuery query) {
        return VenueRequest.flaggedCandles(
                query,
                List.of(new RateLimit("ohlc:" + KrakenPair.plain(query.symbol()), 1, SECOND).charge(1)),
                () -> rest.ohlc(
                        query.symbol(),
                        query.timeframe().length().toMinutes(),
                        query.from().getEpochSecond() - 1),
                KLINES);
    }

    @Override
    public VenueRequest<Listing> listing(String symbol) {
        return about(
                symbol, OTHER, () -> rest.assetPairs(symbol), result -> LISTING.read(KrakenAnswer.ofOnePair(result)));
    }

    /** Whole seconds: the clock is late by what was cut off, and never early. */
    @Override
    public VenueRequest<ServerTime> serverTime() {
        return general(OTHER, rest::time, result -> ServerTime.of(EpochTime.SECONDS.in(result, "unixtime")));
    }

    @Override
    public Optional<VenueRequest<Prices>> prices(Collection<String> symbols) {
        String pairs = VenueRequest.names(symbols, Collectors.joining(","));
        return Optional.of(
                general(OTHER, () -> rest.ticker(pairs), result -> TICKERS.read(result.properties(), symbols)));
    }

    /** The last row is not committed, whatever the clock says. */
    private static JsonNode committed(JsonNode rows) {
        if (rows instanceof ArrayNode candles && !candles.isEmpty()) {
            candles.remove(candles.size() - 1);
        }
        return rows;
    }
}
