package io.signalstack.trading.strategy;

import io.signalstack.trading.signal.Side;
import org.jspecify.annotations.Nullable;

/**
 * A signal that a strategy would give. It names no strategy, instrument, candle or id, and no price: the engine knows these.
 *
 * @param side its direction
 * @param rawScore how strong it is, in [-1, 1]; its sign is the side's; not a probability
 * @param why says why, if the signal opens
 * @param agreement what the score was drawn from; null where it is no mean of several opinions
 * @param distances how far stop and target are from the entry; null for the version's ATRs
 */
public record Proposal(
        Side side,
        double rawScore,
        Why why,
        @Nullable Agreement agreement,
        @Nullable Distances distances) {

    /**
     * Checks the score.
     *
     * @throws IllegalArgumentException naming it, unless it is in [-1, 1] with the sign of the side
     */
    public Proposal {
        if (!(side.sign() * rawScore > 0 && side.sign() * rawScore <= 1)) {
            throw new IllegalArgumentException("a " + side + " cannot have the rawScore " + rawScore);
        }
    }

    /** One as sure as can be, of a strategy that knows no more or less: with the version's stop and target. */
    public static Proposal of(Side side, Why why) {
        return new Proposal(side, side.sign(), why, null, null);
    }

    /** This proposal with stop and target of its own. */
    public Proposal leaving(Distances own) {
        return new Proposal(side, rawScore, why, agreement, own);
    }
}
