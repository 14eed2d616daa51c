package io.signalstack.bench.gateway;

import io.signalstack.contracts.codec.Json;
import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.trading.market.Candle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What a replayed exchange says about minutes that are over. */
final class ServedCandles implements AutoCloseable {

    private static final int PAGE = 1_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ReplayExchange exchange;
    private final HttpClient http = HttpClient.newHttpClient();

    ServedCandles(ReplayExchange exchange) {
        this.exchange = exchange;
    }

    /** By open time, first and last included. */
    Map<Instant, Candle> between(String symbol, Instant first, Instant last) {
        Map<Instant, Candle> candles = new HashMap<>();
        for (Instant from = first; !from.isAfter(last); from = from.plus(MINUTE.multipliedBy(PAGE))) {
            for (Object[] row : page(symbol, from, last)) {
                Candle candle = candle(row);
                candles.put(candle.openTime(), candle);
            }
        }
        return candles;
    }

    private Object[][] page(String symbol, Instant from, Instant last) {
        URI uri = URI.create("%s/api/v3/klines?symbol=%s&interval=1m&startTime=%d&endTime=%d&limit=%d"
                .formatted(exchange.url(), symbol, from.toEpochMilli(), last.toEpochMilli(), PAGE));
        try {
            byte[] body = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            return Json.read(body, Object[][].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while candles were asked for", e);
        }
    }

    /** Open time, then open, high, low, close and volume as texts: Binance's row. Flat and without volume: nothing traded. */
    private static Candle candle(Object[] row) {
        Instant openTime = Instant.ofEpochMilli(Long.parseLong(row[0].toString()));
        double open = number(row[1]);
        double high = number(row[2]);
        double low = number(row[3]);
        double close = number(row[4]);
        double volume = number(row[5]);
        return volume == 0 && high == low
                ? Candle.flat(openTime, close)
                : Candle.traded(openTime, open, high, low, close, volume);
    }

    private static double number(Object text) {
        return Double.parseDouble(text.toString());
    }

    @Override
    public void close() {
        http.close();
    }
}
