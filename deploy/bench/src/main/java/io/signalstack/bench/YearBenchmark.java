package io.signalstack.bench;

import io.signalstack.trading.backtest.BareBacktest;
import io.signalstack.trading.backtest.Sweep;
import io.signalstack.trading.backtest.SweepRequest;
import io.signalstack.trading.indicator.IndicatorSet;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.strategy.StrategyFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A year of minutes, per candle: as a backtest, and scored only. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class YearBenchmark {

    static final int CANDLES = 365 * 24 * 60;

    private final List<Candle> candles = Workload.candles(CANDLES);
    private final List<MarketRecord> records = Workload.records(candles);
    private final Strategy strategy = StrategyFactory.create(Workload.STRATEGY).strategy();

    private final SweepRequest request = Workload.sweep(CANDLES, Map.of("threshold", List.of("0.55")));

    /**
     * Through pipeline, tracker and two accounts, to all measures but the resampled ones. What a signal needs is called
     * rarely, and compiled late.
     */
    @Benchmark
    @Warmup(iterations = 8, time = 1)
    @OperationsPerInvocation(CANDLES)
    public Object backtest() {
        return BareBacktest.run(request.backtest(), records);
    }

    /** The same, and which candles these were: a sweep's only point. */
    @Benchmark
    @Warmup(iterations = 8, time = 1)
    @OperationsPerInvocation(CANDLES)
    public Object hashed() {
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            return Sweep.run(request, records, executor, (fraction, done) -> {}, () -> false);
        }
    }

    /** All indicators, the regime and the rules. */
    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public void scoring(Blackhole sink) {
        Workload.score(candles, new IndicatorSet(), strategy, sink);
    }
}
