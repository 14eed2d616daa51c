package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One strategy in the pipeline that live signals come from. */
final class PipelineSignals implements SignalSource {

    private final SignalPipeline pipeline;
    private final Instant until;

    /**
     * A strategy that has seen nothing.
     *
     * @param timeframe the only one that it is asked on
     * @param from the first base candle that may give a signal
     * @param until no signal of a later close counts; the strategy stays active, for a trade's exit may be its to say
     */
    PipelineSignals(
            StrategyDefinition strategy, Instrument instrument, Timeframe timeframe, Instant from, Instant until) {
        this.pipeline = SignalPipeline.scoring(instrument, timeframe);
        this.until = until;
        pipeline.activate(strategy, from, "backtest");
    }

    @Override
    public Set<Timeframe> higherTimeframes() {
        return pipeline.strategies().getFirst().higherTimeframes();
    }

    @Override
    public Step on(MarketRecord record) {
        Step step = pipeline.on(record);
        return step instanceof Step.Applied applied && anyLate(applied) ? withoutLate(applied) : step;
    }

    private boolean anyLate(Step.Applied applied) {
        return !applied.events().isEmpty() && applied.events().stream().anyMatch(this::isLate);
    }

    private Step withoutLate(Step.Applied applied) {
        return new Step.Applied(
                applied.events().stream().filter(event -> !isLate(event)).toList(), applied.evaluated());
    }

    private boolean isLate(SignalEvent event) {
        return switch (event) {
            case SignalEvent.Opened opened -> isLate(opened.signal());
            case SignalEvent.Closed closed -> isLate(closed.signal());
            case SignalEvent.Revised revised -> isLate(revised.signal());
            case SignalEvent.Activated activated -> false;
            case SignalEvent.Deactivated deactivated -> false;
        };
    }

    private boolean isLate(Signal signal) {
        return signal.closeTime().isAfter(until);
    }

    @Override
    public List<Position> positions() {
        List<Position> positions = pipeline.positions();
        for (int i = 0; i < positions.size(); i++) {
            if (isLate(positions.get(i).signal())) {
                return positions.stream()
                        .filter(position -> !isLate(position.signal()))
                        .toList();
            }
        }
        return positions;
    }

    @Override
    public int openSignals() {
        return (int) pipeline.openSignals().stream()
                .filter(signal -> !isLate(signal))
                .count();
    }
}
