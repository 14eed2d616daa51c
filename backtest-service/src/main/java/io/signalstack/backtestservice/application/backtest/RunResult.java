package io.signalstack.backtestservice.application.backtest;

import java.util.List;

/**
 * What came of a run, as it is kept and shown.
 *
 * @param report JSON text of the measures, and what they rest on
 * @param equity JSON text of the daily equity
 * @param trades JSON text of each trade, in order
 */
public record RunResult(String report, String equity, List<String> trades) {}
