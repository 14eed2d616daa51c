package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyKey;

/** Whether an earlier signal of a strategy is open on a timeframe, so that there is no new one. */
@FunctionalInterface
public interface CoolDown {

    boolean isOpen(StrategyKey strategy, Timeframe timeframe);
}
