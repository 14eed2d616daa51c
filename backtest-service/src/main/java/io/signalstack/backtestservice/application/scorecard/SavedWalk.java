package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.MarketKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How far a strategy has been walked through a series, so that it can go on from there.
 *
 * @param market the series' market when the walk began: what enters a rate depends on it
 * @param start open time of the first base candle
 * @param sections state of the pipeline, by name
 * @param settled the signals that have been settled, in any order
 */
public record SavedWalk(MarketKind market, Instant start, Map<String, byte[]> sections, List<Settled> settled) {}
