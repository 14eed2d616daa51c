package io.signalstack.bench;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.strategy.BuiltInStrategies;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The recorded week through a fresh pipeline, per candle; {@link EngineSuite} chooses forks and iterations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

    /** Recorded minutes in the week; {@link #requireCount} checks it. */
    static final int CANDLES = 9_602;

    private final List<MarketRecord> records = requireCount(RecordedMarket.minutes());

    private static List<MarketRecord> requireCount(List<MarketRecord> records) {
        if (records.size() != CANDLES + 1) {
            throw new IllegalStateException("the recording has " + (records.size() - 1) + " minutes, not " + CANDLES);
        }
        return records;
    }

    /** Aggregation and all indicators, with nothing to score them. */
    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public Object withoutStrategy() {
        return run(new SignalPipeline(RecordedMarket.BTC));
    }

    /** The same, scored by the built-in strategy, its signals followed to their ends. */
    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public Object withConfluence() {
        SignalPipeline pipeline = new SignalPipeline(RecordedMarket.BTC);
        pipeline.activate(BuiltInStrategies.all().getFirst(), Instant.EPOCH, "benchmark");
        return run(pipeline);
    }

    private Object run(SignalPipeline pipeline) {
        for (MarketRecord record : records) {
            pipeline.on(record);
        }
        return pipeline.nextOpen();
    }
}
