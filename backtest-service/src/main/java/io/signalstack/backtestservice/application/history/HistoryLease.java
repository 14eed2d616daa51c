package io.signalstack.backtestservice.application.history;

/**
 * The right to fetch history for a while: one replica has it at a time.
 *
 * @param fence counts those who had it: the store takes nothing from an earlier one
 */
public record HistoryLease(long fence) {}
