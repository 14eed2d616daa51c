package io.signalstack.trading.backtest;

import io.signalstack.trading.backtest.WalkForwardRequest.Span;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Trades what a walk-forward chose, window by window: each choice in a pipeline of its own that has seen the whole history,
 * and that gives its first signal when the last one of the choice before it has ended. Mutable, with one owner.
 */
final class OutOfSample {

    private final BacktestRequest request;
    private final List<MarketRecord> records;
    private final BooleanSupplier cancelled;
    private final SignalTape tape = new SignalTape();

    /** The open time of the base candle from which on no earlier signal holds the cool-down. */
    private Instant free = Instant.MIN;

    OutOfSample(BacktestRequest request, List<MarketRecord> records, BooleanSupplier cancelled) {
        this.request = request;
        this.records = records;
        this.cancelled = cancelled;
    }

    /** Trades a choice in the windows that it was made for, which follow one another without a gap. */
    void trade(StrategyDefinition choice, Span first, Span last) {
        Instant from = free.isAfter(first.boundary()) ? free : first.boundary();
        if (from.isBefore(last.to())) {
            new Stretch(choice, from, last.to()).play();
        }
    }

    /** All windows as one account, from the first boundary on. */
    BacktestRun run(Span first, BacktestProgress progress) {
        BacktestRequest whole = request.over(first.boundary(), request.to());
        return new BacktestRun(whole, tape.playback(request.instrument()), true).over(records, progress, cancelled);
    }

    /** From the first candle of the history until the last signal of the windows has ended. */
    private final class Stretch implements Replay.Listener {

        private final SignalSource source;
        private final Instant until;
        private final Replay replay;

        Stretch(StrategyDefinition choice, Instant from, Instant until) {
            this.until = until;
            source =
                    tape.recording(new PipelineSignals(choice, request.instrument(), request.timeframe(), from, until));
            replay = new Replay(source, request.timeframe(), request.to().toEpochMilli(), this);
        }

        void play() {
            Iterator<MarketRecord> rest = records.iterator();
            while (rest.hasNext() && !over() && replay.play(rest.next())) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("walk-forward cancelled out of sample");
                }
            }
            if (source.openSignals() > 0) {
                free = Instant.MAX;
            }
        }

        private boolean over() {
            return replay.closedMs() >= until.toEpochMilli() && source.openSignals() == 0;
        }

        @Override
        public void series(Step.Applied step) {
            freeAt(replay.closedMs(), step);
        }

        @Override
        public void candle(Candle candle, long closeMs, Step.Applied step) {
            freeAt(candle.openTimeMs(), step);
        }

        @Override
        public void lost(long openMs, Step.Applied step) {
            freeAt(openMs, step);
        }

        private void freeAt(long openMs, Step.Applied step) {
            if (step.events().stream().anyMatch(SignalEvent.Closed.class::isInstance)) {
                free = Instant.ofEpochMilli(openMs);
            }
        }
    }
}
