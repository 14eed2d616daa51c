package io.signalstack.trading.backtest;

/**
 * The same run at every point of a grid.
 *
 * @param backtest what is run; its strategy has the parameters that the grid does not vary
 * @param grid what is varied
 * @param trialsBefore how often the strategy was tried before on this instrument and timeframe
 */
public record SweepRequest(BacktestRequest backtest, Grid grid, Trials trialsBefore) {}
