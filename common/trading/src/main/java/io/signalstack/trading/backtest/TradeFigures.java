package io.signalstack.trading.backtest;

import io.signalstack.trading.signal.Outcome.Result;
import java.util.List;

/**
 * What trades add up to, each taken with the same risk.
 *
 * @param trades how many
 * @param hitRate share that reached the target
 * @param winRateInterval Wilson's 95% interval of the net win rate
 * @param gross before costs
 * @param net after the run's costs
 * @param breakEvenBps cost of one side at which Σ net R would be 0: 10⁴·Σ gross R / Σ notional in R, in and out; borrowing
 *     aside
 */
public record TradeFigures(
        int trades, Measure hitRate, Interval winRateInterval, RFigures gross, RFigures net, Measure breakEvenBps) {

    static final String NO_TRADE = "no trade";

    /** Works them out; the trades in order of exit. */
    static TradeFigures of(List<Trade> trades) {
        int hits = 0;
        int wins = 0;
        double notional = 0;
        for (Trade trade : trades) {
            hits += trade.result() == Result.TARGET ? 1 : 0;
            wins += trade.netR() > 0 ? 1 : 0;
            notional += trade.notionalR();
        }
        int n = trades.size();
        RFigures gross = RFigures.of(trades, Trade::grossR);
        return new TradeFigures(
                n,
                Measure.quotient(hits, n, NO_TRADE),
                Interval.wilson(wins, n),
                gross,
                RFigures.of(trades, Trade::netR),
                Measure.quotient(10_000 * gross.total(), notional, NO_TRADE));
    }
}
