package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scorecards that are to be made together, for they share a calibration.
 *
 * @param strategy whose
 * @param kind text form of the kind of its markets
 * @param trainedTo the instant after which they know of no outcome
 * @param markets what they are made from, each as far as it goes until then
 */
public record ScorecardOrder(
        StrategyDefinition strategy, String kind, Instant trainedTo, List<ArchivedSeries> markets) {

    /** One of its scorecards as it travels: with what the candles of its instrument are. */
    public ScorecardRecord record(Scorecard scorecard) {
        return ScorecardRecord.of(
                scorecard,
                markets.stream()
                        .filter(market -> market.instrument().equals(scorecard.instrument()) && market.hasFetched())
                        .map(ArchivedSeries::firstOpen)
                        .findFirst()
                        .orElse(null));
    }

    public Set<Instrument> instruments() {
        return markets.stream().map(ArchivedSeries::instrument).collect(Collectors.toSet());
    }
}
