package io.signalstack.backtestservice.application.scorecard;

/**
 * The right to make scorecards for a while: one replica has it at a time.
 *
 * @param fence counts those who had it: the store takes nothing from an earlier one
 */
public record ScorecardLease(long fence) {}
