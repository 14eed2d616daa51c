package io.signalstack.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What scoring costs on one core. All benchmarks take turns, so that each ratio is of values from the same minutes. */
final class EngineSuite {

    private static final int ROUNDS = 5;
    private static final String NS = "ns/candle(lower-is-better)";

    private final Rounds ns = new Rounds();
    private final Rounds bytes = new Rounds();

    private EngineSuite() {}

    static List<Figure> run() throws RunnerException {
        var suite = new EngineSuite();
        for (int round = 0; round < ROUNDS; round++) {
            suite.round();
        }
        return suite.figures();
    }

    private void round() throws RunnerException {
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(ScoringBenchmark.class.getName())
                        .include(FlatnessBenchmark.class.getName())
                        .include(YearBenchmark.class.getName())
                        .include(SweepBenchmark.class.getName())
                        .forks(1)
                        .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run()) {
            String name = name(result);
            ns.add(name, result.getPrimaryResult().getScore());
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            if (allocated != null) {
                bytes.add(name, allocated.getScore());
            }
        }
    }

    /** Such as {@code Scoring.ta4j}, {@code Flatness.after.10000} or {@code Sweep.sweep.2}. */
    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        int simple = benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1;
        BenchmarkParams params = result.getParams();
        String arguments = params.getParamsKeys().stream()
                .map(key -> "." + params.getParam(key))
                .collect(Collectors.joining());
        return benchmark.substring(simple).replace("Benchmark", "") + arguments;
    }

    private List<Figure> figures() {
        return List.of(
                new Figure(
                        "scoring-vs-ta4j",
                        "candles/s(higher-is-better)",
                        perSecond("Scoring.scoring"),
                        "ta4j-doublenum",
                        perSecond("Scoring.ta4j")),
                new Figure(
                        "scoring-vs-bare-loop", NS, ns.of("Scoring.scoring"), "bare-loop", ns.of("Scoring.bareLoop")),
                new Figure(
                        "year-backtest-vs-scoring", NS, ns.of("Year.backtest"), "year-scoring", ns.of("Year.scoring")),
                new Figure("year-hashed-vs-scoring", NS, ns.of("Year.hashed"), "year-scoring", ns.of("Year.scoring")),
                new Figure(
                        "scoring-allocation",
                        "B/candle(lower-is-better)",
                        bytes.of("Flatness.after.10000"),
                        "ta4j-doublenum",
                        bytes.of("Scoring.ta4j")),
                new Figure(
                        "scoring-flatness",
                        NS,
                        ns.of("Flatness.after.10000000"),
                        "after-10000-candles",
                        ns.of("Flatness.after.10000")),
                new Figure(
                        "sweep-two-cores",
                        "times-one-thread(higher-is-better)",
                        scaling("Sweep.sweep"),
                        "two-bare-loops",
                        scaling("Sweep.bareLoops")));
    }

    /** How many times faster two threads are, round by round. */
    private List<Double> scaling(String name) {
        List<Double> one = ns.of(name + ".1");
        List<Double> two = ns.of(name + ".2");
        return IntStream.range(0, ROUNDS)
                .mapToObj(round -> one.get(round) / two.get(round))
                .toList();
    }

    private List<Double> perSecond(String name) {
        return ns.of(name).stream().map(value -> 1e9 / value).toList();
    }
}
