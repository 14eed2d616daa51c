package io.signalstack.trading.backtest;

import io.signalstack.trading.market.MarketKind;
import java.util.List;
import java.util.Map;

/**
 * What came of a run. The same request over the same candles gives the same result.
 *
 * @param request what was asked: strategy and version, costs, sizing, seed
 * @param engineVersion the version of the formulas
 * @param parameters all of the strategy's parameters, defaults included
 * @param market where its candles come from
 * @param coverage which candles it rests on
 * @param counts what became of the signals
 * @param headline the figures, ambiguous trades taken as stopped
 * @param ambiguousAsHits the same with all ambiguous trades taken as hits: the other edge of the band
 * @param trades in order of exit
 * @param openTrades those that had not ended
 * @param equity the headline's account by day
 * @param accountReturns what each trade that the headline's account took and left made of the equity before it, net, in
 *     order of exit
 */
public record BacktestResult(
        BacktestRequest request,
        int engineVersion,
        Map<String, String> parameters,
        MarketKind market,
        Coverage coverage,
        Counts counts,
        Figures headline,
        Figures ambiguousAsHits,
        List<Trade> trades,
        List<OpenTrade> openTrades,
        List<DayEquity> equity,
        List<Double> accountReturns) {}
