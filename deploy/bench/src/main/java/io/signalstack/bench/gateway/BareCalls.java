package io.signalstack.bench.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The same calls as a gateway's, and nothing else: the least that a minute's candles cost. */
final class BareCalls {

    private final String exchange;
    private final Semaphore atOnce;

    /** @param atOnce calls that are under way at a time */
    BareCalls(String exchange, int atOnce) {
        this.exchange = exchange;
        this.atOnce = new Semaphore(atOnce);
    }

    /** Asks once for the newest candles of each symbol; gives the seconds that took. */
    double seconds(List<String> symbols) {
        long start = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            symbols.forEach(symbol -> calls.execute(() -> call(http, symbol)));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void call(HttpClient http, String symbol) {
        URI uri = URI.create(exchange + "/api/v3/klines?symbol=" + symbol + "&interval=1m&limit=5");
        atOnce.acquireUninterruptibly();
        try {
            http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.release();
        }
    }
}
