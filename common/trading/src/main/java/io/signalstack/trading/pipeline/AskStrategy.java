package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Series;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.MarketSnapshot;
import io.signalstack.trading.strategy.Opinion;
import io.signalstack.trading.strategy.Proposal;
import io.signalstack.trading.strategy.StrategyVersion;
import io.signalstack.trading.tracking.Terms;

/** Asks a strategy about a candle that has closed: for its opinion, and whether it leaves the signal that it is in. */
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

    /** Asks it, unless the candle is incomplete; a signal that is made of its proposal is open from here on. */
    Evaluated about(History history, Lane lane, StrategyVersion version) {
        Evaluation evaluation;
        if (lane.isComplete()) {
            evaluation = ask(history, lane, version);
        } else {
            evaluation = Evaluation.Quiet.because(Evaluation.Reason.INCOMPLETE);
        }
        if (evaluation instanceof Evaluation.Scored(Signal signal)) {
            state.tracker().open(signal, Terms.of(version.rules()));
            atHand.events().add(new SignalEvent.Opened(signal));
        }
        return lane.remember(version.key(), evaluation);
    }

    private Evaluation ask(History history, Lane lane, StrategyVersion version) {
        MarketSnapshot at = history.snapshot(lane, version, state.seesFromMs(version.key()));
        try {
            Evaluation evaluation = evaluate(history, lane, version, at);
            leave(version, at, lane.closedMs() + lane.timeframe().lengthMs());
            return evaluation;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // A strategy may be anybody's: whatever it throws or proposes is its own, and so is what it needs and does
            // not
            // find.
            throw new StrategyFailure(version.key(), e);
        }
    }

    private Evaluation evaluate(History history, Lane lane, StrategyVersion version, MarketSnapshot at) {
        long missing = version.missing(at);
        if (missing > 0) {
            return new Evaluation.WarmingUp((int) missing);
        }
        return switch (version.strategy().evaluate(at)) {
            case Evaluation.WarmingUp warmingUp -> warmingUp;
            case Evaluation.Quiet quiet -> ofStrategy(quiet);
            case Opinion.Proposed(Proposal proposal) -> {
                Series series = history.series();
                boolean open = coolDown.isOpen(version.key(), lane.timeframe());
                yield new MakeSignal(version, at, series, history.start(), open).of(proposal);
            }
        };
    }

    private static Evaluation ofStrategy(Evaluation.Quiet quiet) {
        if (!quiet.reason().isOfStrategy()) {
            throw new IllegalArgumentException(quiet.reason() + " is not a strategy's to say");
        }
        return quiet;
    }

    /** Asks the strategy whether it leaves a trade that it is in. One that is switched off is not asked any more. */
    private void leave(StrategyVersion version, MarketSnapshot at, long closeMs) {
        if (version.leaves()
                && state.tracker().mayBeLeft(version.key(), at.timeframe())
                && version.missingCandles(at) == 0
                && version.strategy().exits(at)) {
            state.tracker().leave(version.key(), at.timeframe(), closeMs);
        }
    }
}
