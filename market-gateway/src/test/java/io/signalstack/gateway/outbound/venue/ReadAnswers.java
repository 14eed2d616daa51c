package io.signalstack.gateway.outbound.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.gateway.application.CandleQuery;
import io.signalstack.trading.market.Timeframe;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a text as a venue's answer to each question there is: it is an answer, or it is refused as none. */
public final class ReadAnswers {

    private static final Instant FROM = Instant.parse("2017-07-03T00:00:00Z");
    private static final CandleQuery CANDLES =
            new CandleQuery("BTCUSDT", Timeframe.M1, FROM, FROM.plusSeconds(3_600), 60);

    private ReadAnswers() {}

    /** Throws what a parser must not. */
    public static void of(VenueApi api, byte[] text) {
        VenueAnswer answer = VenueAnswer.of(200, new String(text, UTF_8));
        questions(api).forEach(question -> {
            try {
                var _ = question.read().apply(answer);
            } catch (UnusableAnswer _) {
                // All that it may throw.
            }
        });
    }

    /** A client that is never asked. */
    public static <T> T unasked(Class<T> declaration) {
        return declaration.cast(Proxy.newProxyInstance(
                declaration.getClassLoader(), new Class<?>[] {declaration}, (proxy, method, arguments) -> {
                    throw new AssertionError("nothing is asked here");
                }));
    }

    private static Stream<VenueRequest<?>> questions(VenueApi api) {
        return Stream.concat(
                Stream.of(api.candles(CANDLES), api.serverTime(), api.listing("BTCUSDT")),
                api.prices(Set.of("BTCUSDT", "btcusd", "XBTUSD", "BTC-USDT")).stream());
    }
}
