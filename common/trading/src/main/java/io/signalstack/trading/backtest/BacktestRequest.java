package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Instant;

/**
 * One run: one account, one strategy, one instrument, one timeframe.
 *
 * @param from the first base candle that may give a signal; candles before it warm the indicators
 * @param to no candle that closes later is seen
 */
public record BacktestRequest(
        StrategyDefinition strategy,
        Instrument instrument,
        Timeframe timeframe,
        Instant from,
        Instant to,
        Costs costs,
        Sizing sizing,
        Shorts shorts) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming both instants, unless {@code from} is before {@code to}
     */
    public BacktestRequest {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("backtest from " + from + " is not before to " + to);
        }
    }

    /** A run with the default costs and sizing, shorts left out. */
    public static BacktestRequest of(
            StrategyDefinition strategy, Instrument instrument, Timeframe timeframe, Instant from, Instant to) {
        return new BacktestRequest(
                strategy, instrument, timeframe, from, to, Costs.DEFAULT, Sizing.DEFAULT, Shorts.LEFT_OUT);
    }
}
