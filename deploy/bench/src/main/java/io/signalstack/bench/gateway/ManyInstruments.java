package io.signalstack.bench.gateway;

import io.signalstack.bench.Figure;
import io.signalstack.bench.Percentile;
import io.signalstack.bench.process.Replica;
import io.signalstack.sandbox.exchange.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One gateway that follows two thousand instruments of a venue whose answers take a tenth of a second. */
final class ManyInstruments {

    private static final int INSTRUMENTS = 2_000;
    /** A minute of the exchange takes fifteen seconds. */
    private static final double SPEED = 4;

    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final int AT_ONCE = 64;
    private static final int WARM_UP = 10;
    private static final int MINUTES = 60;
    private static final int BARE_RUNS = 5;

    private ManyInstruments() {}

    static List<Figure> measure(Path project, Path folder) {
        Map<String, String> settings = Map.of("signalstack.gateway.http.at-once", Integer.toString(AT_ONCE));
        try (GatewayStage stage = GatewaySuite.stage(project, folder, INSTRUMENTS, SPEED, settings);
                Arrivals arrivals = new Arrivals(stage, INSTRUMENTS)) {
            stage.exchange()
                    .faults()
                    .inject(Fault.withProbability(1, Fault.Kind.DELAY)
                            .on("/api/v3/")
                            .lasting(LATENCY));
            List<Double> bare = bare(stage);
            List<String> instruments = stage.define(2, INSTRUMENTS + 1, 0, List.of("1m", "1h"));
            Replica gateway = stage.start().ready();
            stage.awaitCaughtUp(instruments);
            arrivals.next(WARM_UP);
            double heapBefore = gateway.liveHeapMib();
            List<List<Double>> minutes = arrivals.next(MINUTES);
            double heapAfter = gateway.liveHeapMib();
            List<Double> wholeAfter = minutes.stream().map(Collections::max).toList();
            List<Double> candles =
                    minutes.stream().flatMap(List::stream).sorted().toList();
            return List.of(
                    seconds("minute-of-2000-instruments", wholeAfter, bare),
                    seconds("slowest-minute-of-2000-instruments", List.of(Collections.max(wholeAfter)), bare),
                    seconds("close-to-published-p50", List.of(Percentile.of(candles, 50)), bare),
                    seconds("close-to-published-p99", List.of(Percentile.of(candles, 99)), bare),
                    new Figure(
                            "heap-after-an-hour",
                            "MiB(lower-is-better)",
                            List.of(heapAfter),
                            "heap-before",
                            List.of(heapBefore)));
        }
    }

    private static List<Double> bare(GatewayStage stage) {
        BareCalls calls = new BareCalls(stage.exchange().url(), AT_ONCE);
        List<String> symbols = IntStream.rangeClosed(2, INSTRUMENTS + 1)
                .mapToObj(number -> "BTC" + number + "USD")
                .toList();
        return IntStream.range(0, BARE_RUNS)
                .mapToObj(run -> calls.seconds(symbols))
                .toList();
    }

    private static Figure seconds(String name, List<Double> ours, List<Double> bare) {
        return new Figure(name, "s(lower-is-better)", ours, "bare-calls", bare);
    }
}
