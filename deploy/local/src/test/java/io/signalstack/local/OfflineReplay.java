package io.signalstack.local;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.CanonicalForm;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Works one instrument's signals out from the log alone: its candles, and from when on which strategy was active. */
final class OfflineReplay {

    private final Map<String, StrategyRecord> strategies = new HashMap<>();

    OfflineReplay(List<StrategyRecord> strategies) {
        strategies.forEach(strategy -> this.strategies.put(strategy.strategy(), strategy));
    }

    /** Signal cores and outcomes as canonical bytes, one line each, in order. */
    List<String> events(String instrument, List<CandleEvent> candles, List<SignalRecord> log) {
        List<String> events = new ArrayList<>();
        SignalPipeline pipeline = new SignalPipeline(Instrument.parse(instrument));
        List<SignalRecord.StrategyActivated> activations = log.stream()
                .filter(SignalRecord.StrategyActivated.class::isInstance)
                .map(SignalRecord.StrategyActivated.class::cast)
                .filter(it -> it.instrument().equals(instrument))
                .toList();
        int next = 0;
        for (CandleEvent candle : candles) {
            if (!candle.instrument().equals(instrument)) {
                continue;
            }
            MarketRecord record = candle.toDomain();
            while (next < activations.size() && isDue(activations.get(next), record)) {
                SignalRecord.StrategyActivated it = activations.get(next++);
                pipeline.activate(strategies.get(it.strategy()).definition(), it.fromOpenTime(), it.reason());
            }
            if (pipeline.on(record) instanceof Step.Applied applied) {
                applied.events().forEach(event -> describe(event, events));
            }
        }
        return events;
    }

    /** The same of what the worker published. */
    static List<String> published(String instrument, List<SignalRecord> log) {
        List<String> events = new ArrayList<>();
        for (SignalRecord record : log) {
            if (!record.instrument().equals(instrument)) {
                continue;
            }
            switch (record) {
                case SignalRecord.SignalOpened it ->
                    events.add("opened " + core(it.signal().toDomain()));
                case SignalRecord.SignalClosed it ->
                    events.add("closed " + it.signal().id() + " " + it.sequence() + " "
                            + hex(CanonicalForm.of(it.outcome().toDomain())));
                case SignalRecord.SignalRevised it ->
                    events.add("revised " + it.signal().id() + " " + it.sequence() + " "
                            + hex(CanonicalForm.of(it.revisedOutcome().toDomain())));
                case SignalRecord.StrategyActivated it -> {}
                case SignalRecord.StrategyDeactivated it -> {}
            }
        }
        return events;
    }

    private static boolean isDue(SignalRecord.StrategyActivated activation, MarketRecord record) {
        return switch (record) {
            case MarketRecord.Base(Candle candle, int revision) ->
                revision == 0 && !activation.fromOpenTime().isAfter(candle.openTime());
            case MarketRecord.Lost(Instant openTime) ->
                !activation.fromOpenTime().isAfter(openTime);
            case MarketRecord.SeriesStarted it -> false;
            case MarketRecord.InstrumentChanged it -> false;
            case MarketRecord.Seed it -> false;
        };
    }

    private static void describe(SignalEvent event, List<String> events) {
        switch (event) {
            case SignalEvent.Opened it -> events.add("opened " + core(it.signal()));
            case SignalEvent.Closed it ->
                events.add(
                        "closed " + it.signal().id() + " " + it.sequence() + " " + hex(CanonicalForm.of(it.outcome())));
            case SignalEvent.Revised it ->
                events.add("revised " + it.signal().id() + " " + it.sequence() + " "
                        + hex(CanonicalForm.of(it.outcome())));
            case SignalEvent.Activated it -> {}
            case SignalEvent.Deactivated it -> {}
        }
    }

    private static String core(Signal signal) {
        return signal.id() + " " + hex(CanonicalForm.of(signal));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
