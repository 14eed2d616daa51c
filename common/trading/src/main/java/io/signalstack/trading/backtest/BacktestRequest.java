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
 * @param seed of the draws that intervals are made of; the generator is {@link StationaryBootstrap#GENERATOR}
 */
public record BacktestRequest(
        StrategyDefinition strategy,
        Instrument instrument,
        Timeframe timeframe,
        Instant from,
        Instant to,
        Costs costs,
        Sizing sizing,
        Shorts shorts,
        long seed) {

    /** The seed of a run that names none. */
    public static final long DEFAULT_SEED = 1;

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

    /** A run with the default seed. */
    public BacktestRequest(
            StrategyDefinition strategy,
            Instrument instrument,
            Timeframe timeframe,
            Instant from,
            Instant to,
            Costs costs,
            Sizing sizing,
            Shorts shorts) {
        this(strategy, instrument, timeframe, from, to, costs, sizing, shorts, DEFAULT_SEED);
    }

    /** A run with the default costs, sizing and seed, shorts left out. */
    public static BacktestRequest of(
            StrategyDefinition strategy, Instrument instrument, Timeframe timeframe, Instant from, Instant to) {
        return new BacktestRequest(
                strategy, instrument, timeframe, from, to, Costs.DEFAULT, Sizing.DEFAULT, Shorts.LEFT_OUT);
    }

    BacktestRequest with(StrategyDefinition other) {
        return new BacktestRequest(other, instrument, timeframe, from, to, costs, sizing, shorts, seed);
    }

    BacktestRequest over(Instant start, Instant end) {
        return new BacktestRequest(strategy, instrument, timeframe, start, end, costs, sizing, shorts, seed);
    }
}
