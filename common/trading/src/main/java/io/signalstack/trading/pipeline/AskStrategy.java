package io.signalstack.trading.pipeline;

import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.Setting;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.tracking.Terms;
import java.util.List;

/** Asks a strategy about a candle that has closed: for a signal, and whether it leaves the one that it is in. */
final class AskStrategy {

    private final PipelineState state;
    private final CoolDown coolDown;
    private final StepAtHand atHand;

    /** @param atHand what the signals that open are added to */
    AskStrategy(PipelineState state, CoolDown coolDown, StepAtHand atHand) {
        this.state = state;
        this.coolDown = coolDown;
        this.atHand = atHand;
    }

    /** Asks it, unless the candle is incomplete; a signal that it gives is open from here on. */
    Evaluated about(History history, Lane lane, Strategy strategy) {
        Evaluation evaluation;
        if (lane.isComplete()) {
            evaluation = ask(history, lane, strategy);
        } else {
            evaluation = Evaluation.Quiet.because(Evaluation.Reason.INCOMPLETE);
        }
        if (evaluation instanceof Evaluation.Scored(Signal signal)) {
            state.tracker().open(signal, Terms.of(strategy.rules()));
            atHand.events().add(new SignalEvent.Opened(signal));
        }
        return lane.remember(strategy.key(), evaluation);
    }

    private Evaluation ask(History history, Lane lane, Strategy strategy) {
        try {
            Setting setting = setting(history, lane, strategy);
            Evaluation evaluation = strategy.evaluate(lane.indicators().snapshot(), setting);
            leave(strategy, setting, lane.closedMs() + lane.timeframe().lengthMs());
            return evaluation;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // A strategy may be anybody's: whatever it throws is its own, and so is what it needs and does not find.
            throw new StrategyFailure(strategy.key(), e);
        }
    }

    private Setting setting(History history, Lane lane, Strategy strategy) {
        Setting setting = history.setting(lane, coolDown.isOpen(strategy.key(), lane.timeframe()));
        if (!strategy.seesCandles() && strategy.indicators().isEmpty()) {
            return setting;
        }
        long fromMs = state.seesFromMs(strategy.key());
        return setting.with(
                strategy.seesCandles() ? lane.candlesAfter(fromMs) : List.of(),
                lane.asked().at(fromMs, strategy.indicators()));
    }

    /** Asks the strategy whether it leaves a trade that it is in. One that is switched off is not asked any more. */
    private void leave(Strategy strategy, Setting setting, long closeMs) {
        if (state.tracker().mayBeLeft(strategy.key(), setting.timeframe()) && strategy.exits(setting)) {
            state.tracker().leave(strategy.key(), setting.timeframe(), closeMs);
        }
    }
}
