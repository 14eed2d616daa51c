package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.contracts.event.SystemEvent.ScorecardsOut;

/**
 * Scorecards that were made together, and of which it has yet to be told that all of them are out.
 *
 * @param number of their order
 */
public record ScorecardsToTell(long number, ScorecardsOut out) {}
