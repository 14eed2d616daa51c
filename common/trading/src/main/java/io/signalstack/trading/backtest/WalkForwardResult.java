package io.signalstack.trading.backtest;

import java.util.List;

/**
 * What came of a walk-forward. The same request over the same candles gives the same result, on any number of threads.
 *
 * @param request what was asked
 * @param windows in order of time
 * @param outOfSample all windows as one account, from the first boundary on; its parameters are those that the grid does
 *     not vary
 * @param countedFor what the trials are counted for
 * @param trials all of them until now, each candidate with a daily Sharpe ratio in each sample included
 * @param deflatedSharpe the probability that the Sharpe ratio out of sample is above what the best of all counted trials
 *     would show if none had any worth
 */
public record WalkForwardResult(
        WalkForwardRequest request,
        List<WalkForwardWindow> windows,
        BacktestResult outOfSample,
        TrialKey countedFor,
        Trials trials,
        Measure deflatedSharpe) {}
