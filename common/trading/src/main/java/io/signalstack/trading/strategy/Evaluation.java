package io.signalstack.trading.strategy;

import io.signalstack.trading.signal.Signal;

/** What came of one closed candle: what the strategy thought of it, and what the engine made of that. */
public sealed interface Evaluation {

    /**
     * Too few candles yet.
     *
     * @param missing how many more of the timeframe it needs
     */
    record WarmingUp(int missing) implements Evaluation, Opinion {

        /** @throws IllegalArgumentException naming the number, if it is not at least 1 */
        public WarmingUp {
            if (missing < 1) {
                throw new IllegalArgumentException("warming up with " + missing + " candles missing");
            }
        }
    }

    /** No signal. */
    record Quiet(Reason reason) implements Evaluation, Opinion {

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
        BELOW_THRESHOLD(true),
        /** Rules that carry more than half of the weight had nothing to say. */
        ABSTAINED(true),
        /** The strategy's entry rule is not met. */
        NO_ENTRY(true),
        /** Costs would eat too large a part of the risk. */
        COSTS(false),
        /** The stop meets the entry once rounded to the tick. */
        DEGENERATE(false),
        /** An earlier signal is still open. */
        OPEN_SIGNAL(false),
        /** The candle's bucket is incomplete. */
        INCOMPLETE(false);

        private final boolean ofStrategy;

        // A record of nothing but this reason.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Quiet quiet = new Quiet(this);

        Reason(boolean ofStrategy) {
            this.ofStrategy = ofStrategy;
        }

        /** Whether it is a strategy's to give; the others are the engine's. */
        public boolean isOfStrategy() {
            return ofStrategy;
        }
    }
}
