package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.trading.market.Timeframe;
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

    /** The same call, whose answer is read otherwise. */
    VenueRequest<T> reading(Function<VenueAnswer, T> otherwise) {
        return new VenueRequest<>(symbol, charges, send, otherwise);
    }

    /** Reads a text as candles, of which it takes those that had closed by that venue time. */
    @FunctionalInterface
    public interface Klines {
        CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy);
    }

    /** A call for candles. */
    public static VenueRequest<CandleAnswer> candles(
            CandleQuery query, List<Charge> charges, Supplier<RestResponse<String>> send, Klines klines) {
        return about(
                query.symbol(),
                charges,
                send,
                answer -> klines.parse(answer.body(), query.timeframe(), query.closedBy()));
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
