package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.signal.MarketCondition;
import io.signalstack.trading.signal.Regime;
import org.jspecify.annotations.Nullable;

/** What kind of market a candle closed in. The rules are asked in the order in which they stand; the first one decides. */
public final class MarketView {

    private MarketView() {}

    /**
     * Volatile from the cut-off of the volatility percentile on; else trending from the cut-off of ADX on, up or down where
     * the EMA slope and the directional indicators agree on it; else ranging. A rule that needs an undefined value does not
     * apply.
     *
     * @param volatilePercentile cut-off of the volatility percentile, a share
     * @param trendingAdx cut-off of ADX, in points
     */
    public static Regime regime(IndicatorSnapshot at, double volatilePercentile, double trendingAdx) {
        if (at.volatilityPercentile() >= volatilePercentile) {
            return Regime.VOLATILE;
        }
        if (at.adx14() >= trendingAdx) {
            if (at.emaSlope() > 0 && at.plusDi() > at.minusDi()) {
                return Regime.TRENDING_UP;
            }
            if (at.emaSlope() < 0 && at.minusDi() > at.plusDi()) {
                return Regime.TRENDING_DOWN;
            }
        }
        return Regime.RANGING;
    }

    /** Bullish above a rising EMA 50, bearish below a falling one, else neutral. */
    public static MarketCondition condition(IndicatorSnapshot at) {
        if (at.close() > at.ema50() && at.emaSlope() > 0) {
            return MarketCondition.BULLISH;
        }
        if (at.close() < at.ema50() && at.emaSlope() < 0) {
            return MarketCondition.BEARISH;
        }
        return MarketCondition.NEUTRAL;
    }

    /** The volume's z-score mapped to [0, 1]: 0 at −3 σ, 1 at +3 σ; null while that is undefined. */
    public static @Nullable Double volumeScore(IndicatorSnapshot at) {
        return Double.isNaN(at.volumeZ()) ? null : ConfluenceRule.volumeScore(at);
    }
}
