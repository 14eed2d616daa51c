package io.signalstack.trading.backtest;

import java.util.List;
import java.util.SortedMap;

/**
 * What came of a sweep. The same request over the same candles gives the same result, on any number of threads.
 *
 * @param request what was asked: strategy and version, grid, costs, sizing, earlier trials
 * @param engineVersion the version of the formulas
 * @param parameters those that the grid does not vary, defaults included
 * @param coverage which candles it rests on; warming up is that of the first point
 * @param points in the grid's order
 * @param countedFor what the trials are counted for
 * @param trials all of them until now, each point with a daily Sharpe ratio included
 */
public record SweepResult(
        SweepRequest request,
        int engineVersion,
        SortedMap<String, String> parameters,
        Coverage coverage,
        List<SweepPoint> points,
        TrialKey countedFor,
        Trials trials) {}
