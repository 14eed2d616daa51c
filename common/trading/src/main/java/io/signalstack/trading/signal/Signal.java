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

    /** When the signal candle closed, and the decision was taken. */
    public Instant closeTime() {
        return openTime.plusMillis(timeframe.lengthMs());
    }
}
