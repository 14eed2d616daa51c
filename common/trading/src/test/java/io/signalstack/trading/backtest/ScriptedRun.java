package io.signalstack.trading.backtest;

import static io.signalstack.trading.signal.SignalBuilder.aSignal;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalBuilder;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.tracking.SignalTracker;
import io.signalstack.trading.tracking.SignalTracker.Position;
import io.signalstack.trading.tracking.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run that is written down candle by candle, with signals where one wants them: they are filled at the next open, free of
 * costs. {@code new ScriptedRun(Timeframe.D1, Sizing.DEFAULT, Shorts.LEFT_OUT).flat(1, 100).signal(...)}.
 */
final class ScriptedRun {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Timeframe timeframe;
    private final Series series;
    private final Sizing sizing;
    private final Shorts shorts;
    private final List<Deed> deeds = new ArrayList<>();
    private Instant next = START;

    /** What happens, in order: a record comes in, a signal is given at its close, or the strategy leaves there. */
    private sealed interface Deed {
        record Comes(MarketRecord record) implements Deed {}

        record Gives(Signal signal) implements Deed {}

        record Leaves(Signal signal, long closeMs) implements Deed {}
    }

    ScriptedRun(Timeframe timeframe, Sizing sizing, Shorts shorts) {
        this.timeframe = timeframe;
        this.sizing = sizing;
        this.shorts = shorts;
        this.series = new Series(
                Series.id(CandleSeries.INSTRUMENT, 1),
                CandleSeries.INSTRUMENT,
                new BigDecimal("0.01"),
                timeframe,
                List.of(timeframe));
        deeds.add(new Deed.Comes(new MarketRecord.SeriesStarted(series)));
    }

    /** What has come so far is all that was recorded. */
    ScriptedRun recordedSoFar() {
        deeds.add(new Deed.Comes(new MarketRecord.InstrumentChanged(series.withMarket(new MarketKind.Recorded(next)))));
        return this;
    }

    ScriptedRun candle(double open, double high, double low, double close) {
        long openMs = next.toEpochMilli();
        return comes(new MarketRecord.Base(new Candle(openMs, open, high, low, close, 1, false), 0));
    }

    ScriptedRun flat(int candles, double price) {
        for (int i = 0; i < candles; i++) {
            candle(price, price, price, price);
        }
        return this;
    }

    ScriptedRun lost(int candles) {
        for (int i = 0; i < candles; i++) {
            comes(new MarketRecord.Lost(next));
        }
        return this;
    }

    private ScriptedRun comes(MarketRecord record) {
        deeds.add(new Deed.Comes(record));
        next = next.plusMillis(timeframe.lengthMs());
        return this;
    }

    /** Given at the close of the candle before; expires after that many candles. */
    ScriptedRun signal(Side side, double entry, double stop, double target, int horizon) {
        SignalBuilder signal = aSignal()
                .at(next.minusMillis(timeframe.lengthMs()))
                .on(timeframe)
                .expiringAfter(horizon);
        deeds.add(new Deed.Gives((side == Side.SHORT ? signal.shorting() : signal)
                .entering(entry)
                .stopping(stop)
                .targeting(target)
                .build()));
        return this;
    }

    /** The strategy leaves its trade at the close of the candle before. */
    ScriptedRun leave() {
        for (Deed deed : deeds.reversed()) {
            if (deed instanceof Deed.Gives(Signal signal)) {
                deeds.add(new Deed.Leaves(signal, next.toEpochMilli()));
                break;
            }
        }
        return this;
    }

    BacktestResult result() {
        var request = new BacktestRequest(
                BuiltInStrategies.CONFLUENCE,
                CandleSeries.INSTRUMENT,
                timeframe,
                START,
                next.plus(Duration.ofDays(1)),
                new Costs(0, 0),
                sizing,
                shorts);
        List<MarketRecord> records = deeds.stream()
                .filter(Deed.Comes.class::isInstance)
                .map(deed -> ((Deed.Comes) deed).record())
                .toList();
        return new BacktestRun(request, new Source(), false)
                .over(records, (fraction, candles) -> {}, () -> false)
                .result(Map.of());
    }

    /** The product's own tracker, with the signals of the story. */
    private final class Source implements SignalSource {

        private final SignalTracker tracker = new SignalTracker();
        private int at;

        @Override
        public Set<Timeframe> higherTimeframes() {
            return Set.of();
        }

        @Override
        public Step on(MarketRecord record) {
            at++;
            List<SignalEvent> events = new ArrayList<>();
            switch (record) {
                case MarketRecord.Base(Candle candle, int _) -> tracker.add(candle, timeframe, events);
                case MarketRecord.Lost(Instant openTime) -> tracker.lose(openTime.toEpochMilli(), timeframe, events);
                default -> {}
            }
            for (; at < deeds.size() && !(deeds.get(at) instanceof Deed.Comes); at++) {
                if (deeds.get(at) instanceof Deed.Gives(Signal signal)) {
                    tracker.open(signal, new Terms(0, 0));
                    events.add(new SignalEvent.Opened(signal));
                } else if (deeds.get(at) instanceof Deed.Leaves(Signal signal, long closeMs)) {
                    tracker.leave(signal.strategy(), timeframe, closeMs);
                }
            }
            return new Step.Applied(events, List.of());
        }

        @Override
        public List<Position> positions() {
            return tracker.positions();
        }

        @Override
        public int openSignals() {
            return tracker.openSignals().size();
        }
    }
}
