package io.signalstack.lab;

/**
 * What a simulated market is like before a candle, hidden things included: all that its future depends on.
 *
 * @param index of the candle that comes next, counted from 0
 * @param logPrice ln of the price, not rounded
 * @param variance of the next candle's log return, the week's rhythm aside
 * @param direction +1 or -1: where the drift goes, if there is one
 */
record MarketState(long index, double logPrice, double variance, int direction) {}
