package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.Set;

/**
 * What was made last for a strategy version on markets of a kind.
 *
 * @param strategy whose scorecards
 * @param kind text form
 * @param trainedTo the instant after which they know of no outcome
 * @param instruments those that they were made from
 */
public record MadeScorecards(StrategyKey strategy, String kind, Instant trainedTo, Set<Instrument> instruments) {}
