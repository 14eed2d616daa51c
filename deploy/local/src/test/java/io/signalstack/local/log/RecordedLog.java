package io.signalstack.local.log;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.contracts.replay.LogReplay;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A log as gateway and worker write it: recorded minutes, one strategy, and the signals that it gives. */
final class RecordedLog {

    static final Instrument BTC = Instrument.parse("REPLAY:BTC/USD");
    static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;

    private static final Series SERIES = new Series(
            Series.id(BTC, 1), BTC, new BigDecimal("0.01"), Timeframe.M1, List.of(Timeframe.M1, Timeframe.M5));
    private static final Annotations SAID =
            new Annotations(Instant.EPOCH, null, 0.5, "UNCALIBRATED(0)", null, null, null, true);

    private RecordedLog() {}

    /** The opening of the series, then its first candles. */
    static List<CandleEvent> candles(int count) {
        List<CandleEvent> events = new ArrayList<>();
        events.add(CandleEvent.SeriesStarted.of(SERIES));
        Recordings.btcUsd().rows().stream().limit(count).forEach(row -> {
            Candle candle = new Candle(
                    row.openTimeMs(),
                    row.open().doubleValue(),
                    row.high().doubleValue(),
                    row.low().doubleValue(),
                    row.close().doubleValue(),
                    row.volume().doubleValue(),
                    row.volume().signum() == 0);
            events.add(CandleEvent.BaseCandle.of(BTC, candle, 0, null, true));
        });
        return events;
    }

    /** The strategy is on from the first candle. */
    static Switch on(List<CandleEvent> candles) {
        Instant first = ((CandleEvent.BaseCandle) candles.get(1)).openTime();
        return new Switch(SERIES.id(), STRATEGY.key().toString(), true, first, "enabled");
    }

    static SignalRecord.StrategyActivated activated(List<CandleEvent> candles) {
        return new SignalRecord.StrategyActivated(
                STRATEGY.key().toString(), BTC.toString(), on(candles).from(), "enabled");
    }

    /** What the worker publishes for them about signals. */
    static List<SignalRecord.OfSignal> signals(List<CandleEvent> candles) {
        LogReplay replay = new LogReplay(BTC, Map.of(STRATEGY.key(), STRATEGY), List.of(on(candles)));
        return candles.stream()
                .flatMap(candle -> replay.on(candle.toDomain()).stream())
                .map(RecordedLog::published)
                .toList();
    }

    private static SignalRecord.OfSignal published(Core core) {
        return core.outcome() == null
                ? new SignalRecord.SignalOpened(core.signal(), SAID)
                : new SignalRecord.SignalClosed(core.signal(), SAID, core.sequence(), core.outcome());
    }
}
