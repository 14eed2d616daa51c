package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.pipeline.Evaluated;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.util.List;

/** A run under way; mutable, with one owner. */
final class BacktestRun {

    private static final String VIEW = "as first published";

    private final BacktestRequest request;
    private final SignalPipeline pipeline;
    private final Ledger stopFirst;
    private final Ledger hitsFirst;
    private final CandleHash hash = new CandleHash();
    private final long fromMs;
    private final long toMs;

    private long stepMs = Timeframe.M1.lengthMs();
    private long firstMs = Long.MIN_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private double lastClose = Double.NaN;
    private long seen;
    private long candles;
    private long lost;
    private long warmUp;
    private long warmingUp;
    private int signals;
    private int ambiguous;
    private int unverifiable;
    private int notFilled;

    BacktestRun(BacktestRequest request) {
        this.request = request;
        this.pipeline = new SignalPipeline(request.instrument());
        this.stopFirst = new Ledger(request, false);
        this.hitsFirst = new Ledger(request, true);
        this.fromMs = request.from().toEpochMilli();
        this.toMs = request.to().toEpochMilli();
        pipeline.activate(request.strategy(), request.from(), "backtest");
    }

    /** Takes in the next record; false once the requested time is over. */
    boolean take(MarketRecord record) {
        switch (record) {
            case MarketRecord.SeriesStarted(Series series) -> {
                stepMs = series.baseInterval().lengthMs();
                handle(pipeline.on(new MarketRecord.SeriesStarted(only(series))));
            }
            case MarketRecord.InstrumentChanged(Series series) ->
                handle(pipeline.on(new MarketRecord.InstrumentChanged(only(series))));
            case MarketRecord.Seed seed -> handle(pipeline.on(seed));
            case MarketRecord.Base base -> {
                if (base.candle().openTimeMs() + stepMs > toMs) {
                    return false;
                }
                if (base.revision() == 0) {
                    take(base);
                }
            }
            case MarketRecord.Lost lostCandle -> {
                if (lostCandle.openTime().toEpochMilli() + stepMs > toMs) {
                    return false;
                }
                takeLost(lostCandle);
            }
        }
        return true;
    }

    /** Other timeframes change nothing on this one, and would only cost time. */
    private Series only(Series series) {
        return new Series(
                series.id(), series.instrument(), series.tick(), series.baseInterval(), List.of(request.timeframe()));
    }

    private void take(MarketRecord.Base base) {
        Candle candle = base.candle();
        Step step = pipeline.on(base);
        if (!(step instanceof Step.Applied applied)) {
            handle(step);
            return;
        }
        long openMs = candle.openTimeMs();
        hash.add(candle);
        stopFirst.open(candle);
        hitsFirst.open(candle);
        handle(applied);
        advance(openMs);
        lastClose = candle.close();
        if (openMs >= fromMs) {
            candles++;
            List<Position> positions = pipeline.positions();
            stopFirst.mark(positions, candle, openMs + stepMs);
            hitsFirst.mark(positions, candle, openMs + stepMs);
        } else if (request.timeframe().bucketMs(openMs + stepMs) == openMs + stepMs) {
            warmUp++;
        }
    }

    private void takeLost(MarketRecord.Lost record) {
        Step step = pipeline.on(record);
        handle(step);
        if (step instanceof Step.Applied) {
            long openMs = record.openTime().toEpochMilli();
            hash.addLost(openMs);
            advance(openMs);
            if (openMs >= fromMs) {
                lost++;
            }
        }
    }

    private void advance(long openMs) {
        seen++;
        lastMs = openMs;
        if (firstMs == Long.MIN_VALUE) {
            firstMs = openMs;
        }
    }

    private void handle(Step step) {
        switch (step) {
            case Step.Applied(List<SignalEvent> events, List<Evaluated> evaluated) -> {
                for (int i = 0; i < events.size(); i++) {
                    handle(events.get(i));
                }
                for (int i = 0; i < evaluated.size(); i++) {
                    warmingUp += evaluated.get(i).evaluation() instanceof Evaluation.WarmingUp ? 1 : 0;
                }
            }
            // A record that comes twice changes nothing here either.
            case Step.Ignored ignored -> {}
            case Step.Gap gap -> throw new IllegalArgumentException("the records skip " + gap.expected());
        }
    }

    private void handle(SignalEvent event) {
        switch (event) {
            case SignalEvent.Opened opened -> signals++;
            case SignalEvent.Closed(Signal signal, int sequence, Outcome outcome) -> {
                ambiguous += outcome.ambiguous() ? 1 : 0;
                unverifiable += outcome.result() == Result.UNVERIFIABLE ? 1 : 0;
                notFilled += outcome.result() == Result.NOT_FILLED ? 1 : 0;
                stopFirst.close(signal, outcome);
                hitsFirst.close(signal, outcome);
            }
            case SignalEvent.Revised revised -> {}
            case SignalEvent.Activated activated -> {}
            case SignalEvent.Deactivated deactivated -> {}
        }
    }

    long candles() {
        return seen;
    }

    double fraction() {
        return firstMs == Long.MIN_VALUE ? 0 : (double) (lastMs + stepMs - firstMs) / (toMs - firstMs);
    }

    BacktestResult result() {
        List<Trade> trades = stopFirst.trades();
        double dayMs = Timeframe.D1.lengthMs();
        return new BacktestResult(
                request,
                Engine.VERSION,
                StrategyFactory.create(request.strategy()).parameters(),
                new Coverage(
                        (toMs - fromMs) / dayMs,
                        candles * stepMs / dayMs,
                        candles,
                        lost,
                        warmUp,
                        warmingUp,
                        hash.toHex(),
                        VIEW),
                new Counts(
                        signals,
                        trades.size(),
                        ambiguous,
                        unverifiable,
                        notFilled,
                        pipeline.openSignals().size()),
                stopFirst.figures(),
                hitsFirst.figures(),
                trades,
                pipeline.positions().stream().map(this::openTrade).toList(),
                stopFirst.days());
    }

    private OpenTrade openTrade(Position position) {
        Signal signal = position.signal();
        return new OpenTrade(
                signal.id(),
                signal.side(),
                position.filledAt(),
                position.fillPrice(),
                lastClose,
                signal.side().sign()
                        * (lastClose - position.fillPrice())
                        / signal.levels().risk());
    }
}
