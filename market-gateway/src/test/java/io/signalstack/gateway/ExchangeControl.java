package io.signalstack.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import io.signalstack.sandbox.exchange.ReplayClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;

/** The replay exchange as a test sees it: what it really has, and what is to go wrong. */
final class ExchangeControl {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    ExchangeControl(String url) {
        this.url = url;
    }

    void fault(String order) {
        send(HttpRequest.newBuilder(URI.create(url + "/control/faults")).POST(BodyPublishers.ofString(order)));
    }

    void heal() {
        send(HttpRequest.newBuilder(URI.create(url + "/control/faults")).DELETE());
    }

    /** Lets the simulated markets' time go on. */
    void startLab() {
        send(HttpRequest.newBuilder(URI.create(url + "/control/lab/start")).POST(BodyPublishers.noBody()));
    }

    /** The simulated markets' time. */
    Instant labNow() {
        return Instant.ofEpochMilli(send(HttpRequest.newBuilder(URI.create(url + "/lab/api/v3/time")))
                .path("serverTime")
                .asLong());
    }

    /** When the simulated markets' history begins. */
    Instant labBegun() {
        return Instant.ofEpochMilli(labCandle("TRENDUSD", "startTime=0").path(0).asLong());
    }

    /** What a simulated market's candle closed at. */
    double labPrice(String symbol, Instant close) {
        return labCandle(symbol, "endTime=" + (close.toEpochMilli() - 1))
                .path(4)
                .asDouble();
    }

    private JsonNode labCandle(String symbol, String where) {
        return send(HttpRequest.newBuilder(
                        URI.create(url + "/lab/api/v3/klines?interval=15m&limit=1&symbol=" + symbol + "&" + where)))
                .path(0);
    }

    /** The wall clock's milliseconds at which a call was first answered with that status; 0 if none was. */
    long firstAnsweredWith(int status) {
        for (JsonNode request : served()) {
            if (request.path("status").asInt() == status) {
                return request.path("answeredMs").asLong();
            }
        }
        return 0;
    }

    /** How many calls came after one instant and before another, of the wall clock's milliseconds. */
    long requestsBetween(long afterMs, long beforeMs) {
        long count = 0;
        for (JsonNode request : served()) {
            long at = request.path("arrivedMs").asLong();
            boolean ours = request.path("uri").asText().startsWith("/api/v3/")
                    && !request.path("uri").asText().equals("/api/v3/time");
            if (ours && at > afterMs && at < beforeMs) {
                count++;
            }
        }
        return count;
    }

    private JsonNode served() {
        return send(HttpRequest.newBuilder(URI.create(url + "/control/requests")));
    }

    Instant now() {
        return Instant.ofEpochMilli(time().path("serverTime").asLong());
    }

    /** What the Bitcoin recording holds for these minutes: open time, open, high, low, close, volume. */
    List<Tuple> recorded(Instant from, Instant until) {
        Instant start = Instant.ofEpochMilli(time().path("start").asLong());
        long shiftMs =
                Duration.between(ReplayClock.DEFAULT_START_IN_RECORDING, start).toMillis();
        return Recordings.btcUsd().rows().stream()
                .filter(row -> row.openTimeMs() + shiftMs >= from.toEpochMilli()
                        && row.openTimeMs() + shiftMs < until.toEpochMilli())
                .map(row -> tuple(row, shiftMs))
                .toList();
    }

    static Tuple published(BaseCandle candle) {
        return Tuple.tuple(
                candle.openTime(), candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
    }

    private static Tuple tuple(RecordedCandle row, long shiftMs) {
        return Tuple.tuple(
                Instant.ofEpochMilli(row.openTimeMs() + shiftMs),
                row.open().doubleValue(),
                row.high().doubleValue(),
                row.low().doubleValue(),
                row.close().doubleValue(),
                row.volume().doubleValue());
    }

    private JsonNode time() {
        return send(HttpRequest.newBuilder(URI.create(url + "/api/v3/time")));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
