package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * One call to a venue.
 *
 * @param symbol the instrument that it is about, if it is about one
 * @param charges what it takes from the venue's limits
 * @param send sends it, and gives whatever status comes back
 * @param read reads the body of an answer with status 200; throws {@link UnusableAnswer} alone
 */
public record VenueRequest<T>(
        Optional<String> symbol,
        List<Charge> charges,
        Supplier<RestResponse<String>> send,
        Function<VenueAnswer, T> read) {

    /**
     * What a call takes from one limit.
     *
     * @param limit from which
     * @param weight how much
     */
    public record Charge(RateLimit limit, int weight) {}

    /** So many names fit a request's line at every venue. */
    private static final int NAMED = 100;

    /** Symbols in order, in one text; null, which asks for all there are, where they would not fit a request's line. */
    public static @Nullable String names(Collection<String> symbols, Collector<CharSequence, ?, String> joining) {
        return symbols.size() > NAMED ? null : symbols.stream().sorted().collect(joining);
    }

    /**
     * A call for candles that do not say of themselves whether they have closed. The venue's time when it answered has the
     * last word on that where it tells it, for our clock may have been set while the call was under way.
     */
    public static VenueRequest<CandleAnswer> candles(
            CandleQuery query, List<Charge> charges, Supplier<RestResponse<String>> send, KlineParser klines) {
        return candles(query, charges, send, klines, VenueAnswer::date);
    }

    /** A call for candles that say themselves whether they have closed, whatever the time. */
    public static VenueRequest<CandleAnswer> flaggedCandles(
            CandleQuery query, List<Charge> charges, Supplier<RestResponse<String>> send, KlineParser klines) {
        return candles(query, charges, send, klines, answer -> Optional.empty());
    }

    private static VenueRequest<CandleAnswer> candles(
            CandleQuery query,
            List<Charge> charges,
            Supplier<RestResponse<String>> send,
            KlineParser klines,
            Function<VenueAnswer, Optional<Instant>> answeredAt) {
        return about(query.symbol(), charges, send, answer -> {
            CandleQuery closed = answeredAt.apply(answer).map(query::closedBy).orElse(query);
            return klines.parse(answer.body(), closed.timeframe(), closed.closedBy());
        });
    }

    /** A call about one instrument. */
    public static <T> VenueRequest<T> about(
            String symbol, List<Charge> charges, Supplier<RestResponse<String>> send, Function<VenueAnswer, T> read) {
        return new VenueRequest<>(Optional.of(symbol), charges, send, read);
    }

    /** A call about the venue as a whole. */
    public static <T> VenueRequest<T> general(
            List<Charge> charges, Supplier<RestResponse<String>> send, Function<VenueAnswer, T> read) {
        return new VenueRequest<>(Optional.empty(), charges, send, read);
    }
}
