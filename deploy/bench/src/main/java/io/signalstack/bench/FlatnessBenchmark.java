package io.signalstack.bench;

import io.signalstack.trading.indicator.IndicatorSet;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.strategy.StrategyFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Scoring that goes on after so many candles, per candle. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FlatnessBenchmark {

    static final int CANDLES = 10_000;

    /** How many candles came before. */
    @Param({"10000", "10000000"})
    public int before;

    private final List<Candle> candles = Workload.candles(CANDLES);
    private final Strategy strategy = StrategyFactory.create(Workload.STRATEGY).strategy();
    private final IndicatorSet set = new IndicatorSet();

    @Setup
    public void comeSoFar() {
        while (set.count() < before) {
            candles.forEach(set::add);
        }
    }

    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public void after(Blackhole sink) {
        Workload.score(candles, set, strategy, sink);
    }
}
