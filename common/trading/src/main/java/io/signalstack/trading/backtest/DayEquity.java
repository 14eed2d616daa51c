package io.signalstack.trading.backtest;

import java.time.LocalDate;

/**
 * The account at the end of a UTC day, marked to market.
 *
 * @param day which day
 * @param equity in the quote currency
 * @param full whether the run saw the day from its first to its last instant
 */
public record DayEquity(LocalDate day, double equity, boolean full) {}
