package io.signalstack.trading.backtest;

import java.util.SortedMap;

/**
 * What came of a sweep's run at one point. It is in sample, so it is no claim: what is chosen by it is to be shown out of
 * sample.
 *
 * @param parameters those that the grid varies
 * @param warmingUp candles of the timeframe that were not scored because the indicators were not warm
 * @param counts what became of the signals
 * @param figures ambiguous trades taken as stopped
 * @param ambiguousAsHits the same with all ambiguous trades taken as hits
 * @param deflatedSharpe the probability that its Sharpe ratio is above what the best of all counted trials would show if
 *     none had any worth
 */
public record SweepPoint(
        SortedMap<String, String> parameters,
        long warmingUp,
        Counts counts,
        Figures figures,
        Figures ambiguousAsHits,
        Measure deflatedSharpe) {}
