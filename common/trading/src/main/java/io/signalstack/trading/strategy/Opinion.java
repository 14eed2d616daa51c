package io.signalstack.trading.strategy;

/**
 * What a strategy thinks of one closed candle: that it needs more of them, that there is nothing to do, or what it would do.
 * A signal is made of it by the engine, never by the strategy.
 */
public sealed interface Opinion permits Evaluation.WarmingUp, Evaluation.Quiet, Opinion.Proposed {

    /** A signal that it would give. */
    record Proposed(Proposal proposal) implements Opinion {}

    /** Too few candles yet, beyond the version's own warm-up, which nobody has to count. */
    static Opinion warmingUp(int missing) {
        return new Evaluation.WarmingUp(missing);
    }

    /** Nothing to do: its entry rule is not met. */
    static Opinion quiet() {
        return Evaluation.Quiet.because(Evaluation.Reason.NO_ENTRY);
    }

    /** Nothing to do, for one of the reasons that are a strategy's to give. */
    static Opinion quiet(Evaluation.Reason reason) {
        return Evaluation.Quiet.because(reason);
    }

    /** What it would do. */
    static Opinion proposed(Proposal proposal) {
        return new Proposed(proposal);
    }
}
