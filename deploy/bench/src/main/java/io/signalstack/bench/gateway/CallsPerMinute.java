package io.signalstack.bench.gateway;

import io.signalstack.bench.Figure;
import io.signalstack.bench.process.Await;
import io.signalstack.sandbox.exchange.ServedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How often a venue is called for twenty instruments on six timeframes: candles, revisions, prices, and its clock. */
final class CallsPerMinute {

    private static final int INSTRUMENTS = 20;
    private static final List<String> TIMEFRAMES = List.of("1m", "5m", "15m", "1h", "4h", "1d");
    /** A minute of the exchange takes four seconds. */
    private static final double SPEED = 15;

    private static final int RUNS = 6;
    private static final Duration RUN = Duration.ofMinutes(10);
    /** As often, in the exchange's time, as where that is the wall clock's. */
    private static final Map<String, String> SETTINGS = Map.of("signalstack.gateway.clock-refresh", "20s");

    private CallsPerMinute() {}

    static Figure measure(Path project, Path folder) {
        try (GatewayStage stage = GatewaySuite.stage(project, folder, INSTRUMENTS, SPEED, SETTINGS)) {
            List<String> instruments = stage.define(2, INSTRUMENTS + 1, 0, TIMEFRAMES);
            var _ = stage.start().ready();
            stage.awaitCaughtUp(instruments);
            List<Double> perMinute = new ArrayList<>();
            Instant from =
                    stage.exchange().now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            for (int run = 0; run < RUNS; run++) {
                Instant until = from.plus(RUN);
                Await.pause(Duration.between(Instant.now(), stage.wallAt(until)));
                perMinute.add(calls(stage, from, until) / (double) RUN.toMinutes());
                from = until;
            }
            return new Figure(
                    "calls-per-minute",
                    "calls/min(lower-is-better)",
                    perMinute,
                    "each-timeframe-polled",
                    List.of((double) INSTRUMENTS * TIMEFRAMES.size()));
        }
    }

    /** How many calls came within [from, until) of the exchange's time. */
    private static long calls(GatewayStage stage, Instant from, Instant until) {
        long fromMs = stage.wallAt(from).toEpochMilli();
        long untilMs = stage.wallAt(until).toEpochMilli();
        return stage.exchange().requests().stream()
                .mapToLong(ServedRequest::arrivedMs)
                .filter(arrivedMs -> arrivedMs >= fromMs && arrivedMs < untilMs)
                .count();
    }
}
