package io.signalstack.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What scoring costs on one core, on the recorded candles. */
final class EngineSuite {

    private static final int RUNS = 5;

    private EngineSuite() {}

    static List<Figure> run() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(EngineBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(RUNS)
                        .measurementTime(TimeValue.seconds(2))
                        .build())
                .run();
        return List.of(new Figure(
                "pipeline-with-confluence",
                "ns/candle(lower-is-better)",
                values(results, "withConfluence"),
                "pipeline-without-strategy",
                values(results, "withoutStrategy")));
    }

    private static List<Double> values(Collection<RunResult> results, String method) {
        RunResult result = results.stream()
                .filter(each -> each.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .orElseThrow();
        return result.getBenchmarkResults().stream()
                .flatMap(each -> each.getIterationResults().stream())
                .map(each -> each.getPrimaryResult().getScore())
                .toList();
    }
}
