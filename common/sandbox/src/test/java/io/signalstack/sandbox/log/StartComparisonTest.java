package io.signalstack.sandbox.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.LogReplay;
import io.signalstack.contracts.replay.StartComparison;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.sandbox.testing.RecordedLog;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartComparisonTest {

    private static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;
    private static final RecordedLog LOG =
            new RecordedLog(Instrument.parse("REPLAY:BTC/USD"), 0, List.of(Timeframe.M1));
    private static final int COUNT = 4_000;
    private static final List<CandleEvent> CANDLES = LOG.candles(COUNT);

    @Test
    void theSameStartChangesNothing() {
        // When
        StartComparison.Counts counts = from(((BaseCandle) CANDLES.get(1)).openTime());

        // Then
        assertThat(counts).isEqualTo(new StartComparison.Counts(opened(Instant.EPOCH), 0, 0, 0));
    }

    @Test
    void anotherStartGivesTheSignalsAfterItsWarmUpWithOtherLastDigits() {
        // Given
        Instant start = ((BaseCandle) CANDLES.get(1_000)).openTime();

        // When
        StartComparison.Counts counts = from(start);

        // Then: the averages have not forgotten all that came before, so that hardly a number is the same
        long sinceWarm = opened(start.plusSeconds(60L * 250));
        assertThat(counts.same() + counts.different() + counts.absent()).isEqualTo(sinceWarm);
        assertThat(counts.different()).isGreaterThan(sinceWarm / 2);
    }

    private static StartComparison.Counts from(Instant start) {
        Map<StrategyKey, StrategyDefinition> strategies = Map.of(STRATEGY.key(), STRATEGY);
        List<Switch> switches = List.of(LOG.switchedOn(STRATEGY));
        LogReplay own = new LogReplay(LOG.instrument(), strategies, switches);
        StartComparison comparison = new StartComparison(own, strategies, switches, start);
        CANDLES.forEach(candle -> comparison.on(candle.toDomain(), own.on(candle.toDomain())));
        return comparison.counts();
    }

    private static long opened(Instant from) {
        return LOG.signals(STRATEGY, COUNT).stream()
                .filter(SignalRecord.SignalOpened.class::isInstance)
                .filter(event -> !event.signal().openTime().isBefore(from))
                .count();
    }
}
