package io.signalstack.trading.backtest;

/**
 * A run in numbers.
 *
 * @param all over the trades of both sides
 * @param longs over the LONG trades
 * @param shorts over the SHORT trades, also where the account stands aside
 * @param account what became of the money
 */
public record Figures(TradeFigures all, TradeFigures longs, TradeFigures shorts, AccountFigures account) {}
