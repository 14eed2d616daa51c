package io.signalstack.gateway.simulation;

import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.exchange.ServedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an exchange was asked, and answered with; to be read before it forgets. */
final class ServedByVenue {

    private static final long MINUTE_MS = 60_000;

    private final ReplayExchange exchange;
    private final Set<Instant> minutes = new TreeSet<>();
    private final List<ServedRequest> requests = new ArrayList<>();
    private long readMs;

    ServedByVenue(ReplayExchange exchange, Instant since) {
        this.exchange = exchange;
        // What is asked at that very instant counts: time stands still meanwhile.
        this.readMs = since.toEpochMilli() - 1;
    }

    void readOn() {
        List<ServedRequest> later = exchange.requests().stream()
                .filter(request -> request.answeredMs() > readMs)
                .toList();
        for (ServedRequest request : later) {
            requests.add(request);
            readMs = request.answeredMs();
            if (request.uri().contains("interval=1m")) {
                request.openTimesMs().forEach(openTime -> minutes.add(Instant.ofEpochMilli(openTime)));
            }
        }
    }

    int count() {
        return requests.size();
    }

    /** The most weight that arrived within a minute, wherever it begins. */
    int heaviestMinute() {
        int heaviest = 0;
        int weight = 0;
        int oldest = 0;
        List<ServedRequest> arrivals = requests.stream()
                .sorted(Comparator.comparingLong(ServedRequest::arrivedMs))
                .toList();
        for (ServedRequest request : arrivals) {
            weight += weight(request);
            while (arrivals.get(oldest).arrivedMs() <= request.arrivedMs() - MINUTE_MS) {
                weight -= weight(arrivals.get(oldest));
                oldest++;
            }
            heaviest = Math.max(heaviest, weight);
        }
        return heaviest;
    }

    private static int weight(ServedRequest request) {
        String path = URI.create(request.uri()).getPath();
        return switch (path) {
            case "/api/v3/klines" -> 2;
            case "/api/v3/ticker/price" -> 4;
            case "/api/v3/time" -> 1;
            case "/api/v3/exchangeInfo" -> 20;
            default -> throw new IllegalArgumentException("nobody asks for " + path);
        };
    }

    /** Open times of the base candles that were served whole, first and last included. */
    Set<Instant> between(Instant first, Instant last) {
        return minutes.stream()
                .filter(minute -> !minute.isBefore(first) && !minute.isAfter(last))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What came while the venue had asked to be left alone; not what was on its way when it did. */
    List<ServedRequest> insideBans() {
        List<ServedRequest> inside = new ArrayList<>();
        long bannedAtMs = Long.MIN_VALUE;
        long untilMs = Long.MIN_VALUE;
        for (ServedRequest request : requests) {
            if (request.arrivedMs() > bannedAtMs && request.arrivedMs() < untilMs) {
                inside.add(request);
            }
            Duration ban = ban(request.status());
            if (ban.isPositive()) {
                bannedAtMs = request.answeredMs();
                untilMs = Math.max(untilMs, request.answeredMs() + ban.toMillis());
            }
        }
        return inside;
    }

    private static Duration ban(int status) {
        return switch (status) {
            case 429 -> Scenario.RETRY_AFTER;
            case 418 -> Scenario.BAN;
            default -> Duration.ZERO;
        };
    }
}
