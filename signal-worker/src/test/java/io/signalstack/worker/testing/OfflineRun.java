package io.signalstack.worker.testing;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The pipeline over a log, with nothing around it: what the worker's signals have to equal. */
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
        Deque<SignalRecord> switches = new ArrayDeque<>(signals.stream()
                .filter(record -> !(record instanceof SignalRecord.OfSignal))
                .toList());
        SignalPipeline pipeline = new SignalPipeline(instrument);
        List<Core> cores = new ArrayList<>();
        for (CandleEvent candle : candles) {
            MarketRecord record = candle.toDomain();
            while (record instanceof MarketRecord.Base(var base, int revision)
                    && revision == 0
                    && !switches.isEmpty()
                    && !fromOpenTime(switches.getFirst()).isAfter(base.openTime())) {
                apply(switches.removeFirst(), pipeline, strategies);
            }
            if (pipeline.on(record) instanceof Step.Applied applied) {
                for (SignalEvent event : applied.events()) {
                    Core.of(event).ifPresent(cores::add);
                }
            }
        }
        return cores;
    }

    private static Instant fromOpenTime(SignalRecord record) {
        return switch (record) {
            case SignalRecord.StrategyActivated on -> on.fromOpenTime();
            case SignalRecord.StrategyDeactivated off -> off.fromOpenTime();
            case SignalRecord.OfSignal signal -> throw new IllegalArgumentException("no switch: " + signal);
        };
    }

    private static void apply(SignalRecord record, SignalPipeline pipeline, Collection<StrategyDefinition> strategies) {
        switch (record) {
            case SignalRecord.StrategyActivated on -> {
                StrategyDefinition definition = strategies.stream()
                        .filter(strategy -> strategy.key().toString().equals(on.strategy()))
                        .findFirst()
                        .orElseThrow();
                pipeline.activate(definition, on.fromOpenTime(), on.reason());
            }
            case SignalRecord.StrategyDeactivated off ->
                pipeline.deactivate(StrategyKey.parse(off.strategy()), off.fromOpenTime(), off.reason());
            case SignalRecord.OfSignal signal -> throw new IllegalArgumentException("no switch: " + signal);
        }
    }
}
