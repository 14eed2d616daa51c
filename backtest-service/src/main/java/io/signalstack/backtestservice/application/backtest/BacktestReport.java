package io.signalstack.backtestservice.application.backtest;

import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.backtest.Costs;
import io.signalstack.trading.backtest.Counts;
import io.signalstack.trading.backtest.Coverage;
import io.signalstack.trading.backtest.Figures;
import io.signalstack.trading.backtest.OpenTrade;
import io.signalstack.trading.backtest.Shorts;
import io.signalstack.trading.backtest.Sizing;
import io.signalstack.trading.backtest.StationaryBootstrap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A result as it is shown: what it rests on, then the figures. Trades and equity are asked for by themselves.
 *
 * @param instrument text form
 * @param seriesId the history that was run
 * @param strategy {@code id@version}
 * @param parameters all of the strategy's, defaults included
 * @param timeframe of the signal candles
 * @param from first instant that was asked for
 * @param to where the run ended
 * @param engineVersion the version of the formulas
 * @param costs of one side
 * @param sizing how much was traded
 * @param shorts what a short meant to the account
 * @param generator of the draws that intervals are made of, by its name in the JDK
 * @param seed of the generator
 * @param coverage which candles the result rests on
 * @param counts what became of the signals
 * @param measures the figures, ambiguous trades taken as stopped
 * @param ambiguousAsHits the same with all ambiguous trades taken as hits
 * @param openTrades trades that had not ended
 */
public record BacktestReport(
        String instrument,
        String seriesId,
        String strategy,
        Map<String, String> parameters,
        String timeframe,
        Instant from,
        Instant to,
        int engineVersion,
        Costs costs,
        Sizing sizing,
        Shorts shorts,
        String generator,
        long seed,
        Coverage coverage,
        Counts counts,
        Figures measures,
        Figures ambiguousAsHits,
        List<OpenTrade> openTrades) {

    static BacktestReport of(RunSpec spec, BacktestResult result) {
        return new BacktestReport(
                spec.instrument(),
                spec.seriesId(),
                spec.strategy(),
                result.parameters(),
                spec.timeframe(),
                spec.from(),
                spec.to(),
                result.engineVersion(),
                result.request().costs(),
                result.request().sizing(),
                result.request().shorts(),
                StationaryBootstrap.GENERATOR,
                result.request().seed(),
                result.coverage(),
                result.counts(),
                result.headline(),
                result.ambiguousAsHits(),
                result.openTrades());
    }
}
