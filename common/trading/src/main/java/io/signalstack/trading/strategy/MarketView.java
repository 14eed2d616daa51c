package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.signal.MarketCondition;
import io.signalstack.trading.signal.Regime;

/** What kind of market a candle closed in. The rules are asked in the order in which they stand; the first one decides. */
final class MarketView {

    private MarketView() {}

    /**
     * Volatile from the cut-off of the volatility percentile on; else trending from the cut-off of ADX on, up or down where
     * the EMA slope and the directional indicators agree on it; else ranging. A rule that needs an undefined value does not
     * apply.
     */
    static Regime regime(IndicatorSnapshot at, ConfluenceParameters parameters) {
        if (at.volatilityPercentile() >= parameters.get(ConfluenceParameter.VOLATILE_PERCENTILE)) {
            return Regime.VOLATILE;
        }
        if (at.adx14() >= parameters.get(ConfluenceParameter.TRENDING_ADX)) {
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
    static MarketCondition condition(IndicatorSnapshot at) {
        if (at.close() > at.ema50() && at.emaSlope() > 0) {
            return MarketCondition.BULLISH;
        }
        if (at.close() < at.ema50() && at.emaSlope() < 0) {
            return MarketCondition.BEARISH;
        }
        return MarketCondition.NEUTRAL;
    }
}
