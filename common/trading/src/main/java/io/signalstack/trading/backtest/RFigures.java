package io.signalstack.trading.backtest;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What trades earn in units of the risk, either all gross or all net. A win is above 0, a loss below; a trade of
 * exactly 0 is neither, and ends a row of either.
 *
 * @param total Σ R
 * @param expectancy mean R
 * @param winRate share of wins
 * @param profitFactor Σ R of the wins / Σ |R| of the losses
 * @param averageWin mean R of the wins
 * @param averageLoss mean R of the losses
 * @param largestWin greatest R of the wins
 * @param largestLoss least R of the losses
 * @param longestWins most wins in a row, in order of exit
 * @param longestLosses most losses in a row
 */
public record RFigures(
        double total,
        Measure expectancy,
        Measure winRate,
        Measure profitFactor,
        Measure averageWin,
        Measure averageLoss,
        Measure largestWin,
        Measure largestLoss,
        int longestWins,
        int longestLosses) {

    private static final String NO_WIN = "no winning trade";
    private static final String NO_LOSS = "no losing trade";

    /** Works them out; the trades in order of exit. */
    static RFigures of(List<Trade> trades, ToDoubleFunction<Trade> profit) {
        double won = 0;
        double lost = 0;
        double largestWin = 0;
        double largestLoss = 0;
        int wins = 0;
        int losses = 0;
        int row = 0;
        int longestWins = 0;
        int longestLosses = 0;
        for (Trade trade : trades) {
            double r = profit.applyAsDouble(trade);
            if (r > 0) {
                won += r;
                wins++;
                largestWin = Math.max(largestWin, r);
                row = Math.max(row, 0) + 1;
                longestWins = Math.max(longestWins, row);
            } else if (r < 0) {
                lost -= r;
                losses++;
                largestLoss = Math.min(largestLoss, r);
                row = Math.min(row, 0) - 1;
                longestLosses = Math.max(longestLosses, -row);
            } else {
                row = 0;
            }
        }
        int n = trades.size();
        String none = n == 0 ? TradeFigures.NO_TRADE : null;
        return new RFigures(
                won - lost,
                Measure.quotient(won - lost, n, TradeFigures.NO_TRADE),
                Measure.quotient(wins, n, TradeFigures.NO_TRADE),
                Measure.quotient(won, lost, none == null ? NO_LOSS : none),
                Measure.quotient(won, wins, none == null ? NO_WIN : none),
                Measure.quotient(0 - lost, losses, none == null ? NO_LOSS : none),
                wins == 0 ? Measure.undefined(none == null ? NO_WIN : none) : Measure.of(largestWin),
                losses == 0 ? Measure.undefined(none == null ? NO_LOSS : none) : Measure.of(largestLoss),
                longestWins,
                longestLosses);
    }
}
