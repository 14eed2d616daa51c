package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step.Applied;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A series of minutes that are all alike, and strategies for it. */
final class PipelineFixture {

    static final Instant START = CandleSeries.START;
    static final Series SERIES = CandleSeries.series(Timeframe.M1, Timeframe.M5, Timeframe.M15);
    static final MarketRecord STARTED = new MarketRecord.SeriesStarted(SERIES);
    static final StrategyDefinition CONFLUENCE = BuiltInStrategies.CONFLUENCE;

    /** Gives a signal soon, and often. */
    static final StrategyDefinition EAGER = new StrategyDefinition(
            new StrategyKey("eager", "1"), "confluence", Map.of("warmUp", "200", "threshold", "0.1"));

    private PipelineFixture() {}

    static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    static Candle candle(int minute) {
        return aCandle().at(minute(minute)).build();
    }

    static MarketRecord base(int minute) {
        return new MarketRecord.Base(candle(minute), 0);
    }

    /** The step, which must have been taken. */
    static Applied applied(Step step) {
        assertThat(step).isInstanceOf(Applied.class);
        return (Applied) step;
    }

    /** Saves what changed since the last time; gives the keys that were written. */
    static Set<String> save(SignalPipeline pipeline, Map<String, byte[]> store) {
        Set<String> written = new TreeSet<>();
        pipeline.drainChanges((key, section) -> {
            if (section == null) {
                store.remove(key);
            } else {
                store.put(key, section);
                written.add(key);
            }
        });
        return written;
    }
}
