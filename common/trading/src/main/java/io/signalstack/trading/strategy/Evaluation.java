package io.signalstack.trading.strategy;

import io.signalstack.trading.signal.Signal;

/** What a strategy made of one closed candle. */
public sealed interface Evaluation {

    /**
     * Too few candles yet.
     *
     * @param missing how many more of the timeframe it needs
     */
    record WarmingUp(int missing) implements Evaluation {}

    /** No signal. */
    record Quiet(Reason reason) implements Evaluation {

        /** The one that says so: most candles end in one, and none need be made for it. */
        public static Quiet because(Reason reason) {
            return reason.quiet;
        }
    }

    /** A signal. */
    record Scored(Signal signal) implements Evaluation {}

    /** Why there is no signal. */
    enum Reason {
        /** The score is under the threshold. */
        BELOW_THRESHOLD,
        /** Rules that carry more than half of the weight had nothing to say. */
        ABSTAINED,
        /** The strategy's entry rule is not met. */
        NO_ENTRY,
        /** Costs would eat too large a part of the risk. */
        COSTS,
        /** The stop meets the entry once rounded to the tick. */
        DEGENERATE,
        /** An earlier signal is still open. */
        OPEN_SIGNAL,
        /** The candle's bucket is incomplete. */
        INCOMPLETE;

        // A record of nothing but this reason.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Quiet quiet = new Quiet(this);
    }
}
