package io.signalstack.trading.backtest;

/**
 * What became of a run's signals.
 *
 * @param signals how many were given
 * @param trades how many were filled and left
 * @param ambiguous how many of the trades had both levels inside one candle
 * @param unverifiable how many met a lost candle, those that are open at the end aside
 * @param notFilled how many were not filled
 * @param openAtEnd how many had not ended when the run did, or were filled and out of sight, no candle having followed the
 *     lost ones; a run ends where a recording does
 */
public record Counts(int signals, int trades, int ambiguous, int unverifiable, int notFilled, int openAtEnd) {}
