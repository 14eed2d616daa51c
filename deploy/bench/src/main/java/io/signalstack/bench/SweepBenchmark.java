package io.signalstack.bench;

import io.signalstack.trading.backtest.Sweep;
import io.signalstack.trading.backtest.SweepRequest;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A thousand points over two days of minutes, and as many bare loops over the same candles, on one thread and on two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SweepBenchmark {

    static final int POINTS = 1_000;
    static final int CANDLES = 2 * 24 * 60;

    /** How many threads there are. */
    @Param({"1", "2"})
    public int threads;

    private final List<Candle> candles = Workload.candles(CANDLES);
    private final List<MarketRecord> records = Workload.records(candles);
    private final SweepRequest request = Workload.sweep(
            CANDLES,
            Map.of(
                    "threshold", steps("0.4", "0.05", 10),
                    "stopAtr", steps("1", "0.25", 10),
                    "targetAtr", steps("1.5", "0.5", 10)));

    private static List<String> steps(String from, String step, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new BigDecimal(from)
                        .add(new BigDecimal(step).multiply(BigDecimal.valueOf(i)))
                        .toPlainString())
                .toList();
    }

    /** As the engine runs it; warmed up until the compiler, which needs a core too, is done with it. */
    @Benchmark
    @Warmup(iterations = 8, time = 1)
    public Object sweep() {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            return Sweep.run(request, records, executor, (fraction, done) -> {}, () -> false);
        }
    }

    /** What the machine gives to threads that share nothing but the candles. */
    @Benchmark
    public double bareLoops() throws InterruptedException, ExecutionException {
        List<Callable<Double>> shares = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            shares.add(this::share);
        }
        double sum = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (Future<Double> share : executor.invokeAll(shares)) {
                sum += share.get();
            }
        }
        return sum;
    }

    private double share() {
        var loop = new BareLoop(candles);
        double sum = 0;
        for (int point = 0; point < POINTS / threads; point++) {
            loop.begin();
            for (int i = 0; i < CANDLES; i++) {
                sum += loop.next(i);
            }
        }
        return sum;
    }
}
