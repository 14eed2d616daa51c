package io.signalstack.bench;

import io.signalstack.trading.indicator.Agreement;
import io.signalstack.trading.indicator.Indicator;
import io.signalstack.trading.indicator.IndicatorSet;
import io.signalstack.trading.indicator.Ta4jIndicators;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.strategy.StrategyFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.Num;

/** Ten thousand candles from a fresh start, per candle: ours, ta4j, and a loop without objects. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ScoringBenchmark {

    static final int CANDLES = 10_000;
    private static final int AGREE_FROM = 2_000;
    private static final double TOLERANCE = 1e-6;

    private final List<Candle> candles = Workload.candles(CANDLES);
    private final Strategy strategy = StrategyFactory.create(Workload.STRATEGY).strategy();
    private final BarSeries bars = Ta4jIndicators.series(candles);
    private final BareLoop bareLoop = new BareLoop(candles);

    /**
     * What is not the same work is not to be compared.
     *
     * @throws IllegalStateException naming the indicator and candle on which the three do not agree
     */
    @Setup
    public void requireAgreement() {
        Map<Indicator, org.ta4j.core.Indicator<Num>> ta4j = Ta4jIndicators.of(bars);
        var set = new IndicatorSet();
        bareLoop.begin();
        for (int i = 0; i < CANDLES; i++) {
            set.add(candles.get(i));
            bareLoop.next(i);
            if (i >= AGREE_FROM) {
                for (var theirs : ta4j.entrySet()) {
                    Indicator indicator = theirs.getKey();
                    double ours = set.snapshot().get(indicator);
                    double close = candles.get(i).close();
                    require(indicator, i, ours, theirs.getValue().getValue(i).doubleValue(), close);
                    require(indicator, i, ours, bareLoop.value(indicator), close);
                }
            }
        }
    }

    private static void require(Indicator indicator, int candle, double ours, double theirs, double close) {
        if (!Agreement.isEqual(indicator, ours, theirs, close, TOLERANCE)) {
            throw new IllegalStateException(indicator + " at " + candle + ": " + ours + ", not " + theirs);
        }
    }

    /** All indicators, the regime and the rules. */
    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public void scoring(Blackhole sink) {
        Workload.score(candles, new IndicatorSet(), strategy, sink);
    }

    /** The same indicators of ta4j on its doubles, each of which remembers what it worked out; no rules. */
    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public void ta4j(Blackhole sink) {
        Collection<org.ta4j.core.Indicator<Num>> indicators =
                Ta4jIndicators.of(bars).values();
        for (int i = 0; i < CANDLES; i++) {
            for (org.ta4j.core.Indicator<Num> indicator : indicators) {
                sink.consume(indicator.getValue(i));
            }
        }
    }

    /** The same arithmetic in one loop over arrays. */
    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public void bareLoop(Blackhole sink) {
        bareLoop.begin();
        for (int i = 0; i < CANDLES; i++) {
            sink.consume(bareLoop.next(i));
        }
    }
}
