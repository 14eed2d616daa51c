package io.signalstack.trading.backtest;

import io.signalstack.trading.signal.Outcome.Result;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What trades add up to, each taken with the same risk.
 *
 * @param trades how many
 * @param hitRate share that reached the target
 * @param winRate share with net R above 0
 * @param winRateInterval Wilson's 95% interval of it
 * @param grossProfitFactor Σ gross R of those above 0 / Σ |gross R| of the others
 * @param netProfitFactor Σ net R of the wins / Σ |net R| of the losses
 * @param grossExpectancyR mean gross R
 * @param netExpectancyR mean net R
 * @param grossR Σ gross R
 * @param netR Σ net R
 * @param averageWinR mean net R of the wins
 * @param averageLossR mean net R of the losses
 * @param largestWinR greatest net R
 * @param largestLossR least net R
 * @param longestWins most wins in a row, in order of exit
 * @param longestLosses most losses in a row
 * @param breakEvenBps cost of one side at which Σ net R would be 0: 10⁴·Σ gross R / Σ notional in R
 */
public record TradeFigures(
        int trades,
        Measure hitRate,
        Measure winRate,
        Interval winRateInterval,
        Measure grossProfitFactor,
        Measure netProfitFactor,
        Measure grossExpectancyR,
        Measure netExpectancyR,
        double grossR,
        double netR,
        Measure averageWinR,
        Measure averageLossR,
        Measure largestWinR,
        Measure largestLossR,
        int longestWins,
        int longestLosses,
        Measure breakEvenBps) {

    private static final String NO_TRADE = "no trade";

    /** Works them out; the trades in order of exit. */
    static TradeFigures of(List<Trade> trades) {
        int n = trades.size();
        List<Trade> wins = trades.stream().filter(TradeFigures::isWin).toList();
        List<Trade> losses = trades.stream().filter(trade -> !isWin(trade)).toList();
        List<Trade> hits =
                trades.stream().filter(trade -> trade.result() == Result.TARGET).toList();
        double grossR = sum(trades, Trade::grossR);
        double netR = sum(trades, Trade::netR);
        return new TradeFigures(
                n,
                Measure.quotient(hits.size(), n, NO_TRADE),
                Measure.quotient(wins.size(), n, NO_TRADE),
                Interval.wilson(wins.size(), n),
                profitFactor(trades, Trade::grossR),
                profitFactor(trades, Trade::netR),
                Measure.quotient(grossR, n, NO_TRADE),
                Measure.quotient(netR, n, NO_TRADE),
                grossR,
                netR,
                Measure.quotient(sum(wins, Trade::netR), wins.size(), "no winning trade"),
                Measure.quotient(sum(losses, Trade::netR), losses.size(), "no losing trade"),
                largest(wins, 1, "no winning trade"),
                largest(losses, -1, "no losing trade"),
                streak(trades, true),
                streak(trades, false),
                Measure.quotient(10_000 * grossR, sum(trades, Trade::notionalR), NO_TRADE));
    }

    private static boolean isWin(Trade trade) {
        return trade.netR() > 0;
    }

    private static double sum(List<Trade> trades, ToDoubleFunction<Trade> of) {
        double sum = 0;
        for (Trade trade : trades) {
            sum += of.applyAsDouble(trade);
        }
        return sum;
    }

    private static Measure profitFactor(List<Trade> trades, ToDoubleFunction<Trade> profit) {
        double won = 0;
        double lost = 0;
        for (Trade trade : trades) {
            double r = profit.applyAsDouble(trade);
            won += Math.max(r, 0);
            lost += Math.max(-r, 0);
        }
        return Measure.quotient(won, lost, trades.isEmpty() ? NO_TRADE : "no losing trade");
    }

    private static Measure largest(List<Trade> trades, int sign, String reason) {
        return trades.stream()
                .map(trade -> sign * trade.netR())
                .max(Double::compare)
                .map(r -> Measure.of(sign * r))
                .orElse(Measure.undefined(reason));
    }

    private static int streak(List<Trade> trades, boolean wins) {
        int longest = 0;
        int now = 0;
        for (Trade trade : trades) {
            now = isWin(trade) == wins ? now + 1 : 0;
            longest = Math.max(longest, now);
        }
        return longest;
    }
}
