package io.signalstack.api.application;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day's counts and sums over the signals of one group, all of markets of one kind. Realised are those that were filled and whose outcome is
 * known.
 *
 * @param group whose signals are counted
 * @param day the UTC day in which their candles closed
 * @param leastSeries of the texts that name the realised signals' series (strategy version × instrument × timeframe) the
 *     least, in the store's order; null if none is realised
 * @param greatestSeries the greatest, likewise
 * @param realised target, stop, expired or strategy exit; as all that follows, but for the last, without repeated ones
 * @param wins realised, with net R above 0
 * @param hits realised, by reaching the target
 * @param wonR sum of the wins' net R
 * @param lostR sum of the net R below 0, without its sign
 * @param confidence sum of the realised signals' confidences
 * @param withConfidence realised, with a confidence
 * @param highConfidence realised, with a confidence above the signal's own break-even rate
 * @param confidentHits realised, with a confidence, by reaching the target
 * @param notFilled counts those that the market left behind
 * @param unverifiable counts those that a lost candle hides the outcome of
 * @param open counts those that are still watched
 * @param repeated counts those whose time goes beyond the end of what was recorded, whatever became of them
 */
public record Tally(
        Group group,
        LocalDate day,
        @Nullable String leastSeries,
        @Nullable String greatestSeries,
        long realised,
        long wins,
        long hits,
        double wonR,
        double lostR,
        double confidence,
        long withConfidence,
        long highConfidence,
        long confidentHits,
        long notFilled,
        long unverifiable,
        long open,
        long repeated) {

    /**
     * Signals that are counted together.
     *
     * @param name what they have in common; empty for all of them
     */
    public record Group(Split split, String name) {

        /** All signals of the kind of market. */
        static final Group ALL = new Group(Split.ALL, "");
    }

    /** What signals are told apart by. */
    public enum Split {
        ALL,
        STRATEGY,
        TIMEFRAME,
        REGIME,
        SIDE,
        /** By the tenth that the confidence lies in, 0 to 9; those without a confidence are in none. */
        CONFIDENCE
    }
}
