package io.signalstack.trading.signal;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;

/**
 * A signal's core: what can be recomputed by anyone who has the candles.
 *
 * @param id hash over what it is a function of, see {@link SignalIds}
 * @param strategy whose signal it is
 * @param engineVersion the version of the formulas
 * @param seriesId the history it was computed from
 * @param seriesStart open time of the first candle of that history that the engine saw, seeds included
 * @param instrument what is traded
 * @param timeframe length of the signal candle
 * @param openTime open time of the signal candle; the decision was taken at its close
 * @param side direction
 * @param levels where to enter and leave
 * @param assessment why
 * @param economics what it must earn
 * @param tradable whether a spot account can act on it
 */
public record Signal(
        String id,
        StrategyKey strategy,
        int engineVersion,
        String seriesId,
        Instant seriesStart,
        Instrument instrument,
        Timeframe timeframe,
        Instant openTime,
        Side side,
        Levels levels,
        Assessment assessment,
        Economics economics,
        boolean tradable) {

    /**
     * Checks that its parts agree.
     *
     * @throws IllegalArgumentException naming the field and value, if levels or score are another side's, or it expires
     *     before its candle has closed
     */
    public Signal {
        if (levels.side() != side) {
            throw new IllegalArgumentException("signal target " + levels.target() + " and stop " + levels.stop()
                    + " around the entry " + levels.entry() + " are not a " + side + "'s");
        }
        if (side.sign() * assessment.rawScore() < 0) {
            throw new IllegalArgumentException("signal rawScore " + assessment.rawScore() + " is not a " + side + "'s");
        }
        if (!levels.expiresAt().isAfter(openTime.plusMillis(timeframe.lengthMs()))) {
            throw new IllegalArgumentException(
                    "signal expiresAt " + levels.expiresAt() + " is not after the close of its candle of " + openTime);
        }
    }

    /** When the signal candle closed, and the decision was taken. */
    public Instant closeTime() {
        return openTime.plusMillis(timeframe.lengthMs());
    }
}
