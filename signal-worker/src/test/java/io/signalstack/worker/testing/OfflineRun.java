package io.signalstack.worker.testing;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.contracts.replay.LogReplay;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The engine over a log of one series: what the worker's signals have to equal. */
public final class OfflineRun {

    private OfflineRun() {}

    /**
     * Replays one instrument's log.
     *
     * @param candles its records of {@code candles.v1}, in order
     * @param signals its records of {@code signals.v1}, in order: only the strategies' switches are taken from them
     */
    public static List<Core> of(
            Instrument instrument,
            Collection<StrategyDefinition> strategies,
            List<CandleEvent> candles,
            List<SignalRecord> signals) {
        List<Switch> switches = signals.stream()
                .map(record -> Switch.of(Series.id(instrument, 1), record))
                .flatMap(Optional::stream)
                .toList();
        LogReplay replay = new LogReplay(
                instrument,
                strategies.stream().collect(Collectors.toMap(StrategyDefinition::key, Function.identity())),
                switches);
        return candles.stream()
                .flatMap(candle -> replay.on(candle.toDomain()).stream())
                .toList();
    }
}
