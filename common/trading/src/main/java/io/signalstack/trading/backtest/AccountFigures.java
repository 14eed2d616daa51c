package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Timeframe;
import java.util.List;

/**
 * What became of the account, net of all costs.
 *
 * @param startingCapital equity at the start
 * @param endingEquity equity at the end, an open trade marked to market
 * @param grossReturn what the same trades earned before costs and borrowing, over the starting capital
 * @param netReturn ending over starting equity, less 1
 * @param costsPaid fees and slippage, in the quote currency
 * @param borrowPaid for borrowing, in the quote currency
 * @param maxDrawdown greatest fall from a peak, as a fraction of the peak, on base candles
 * @param longestDrawdownDays longest time from a peak to a later candle below it, in days
 * @param exposure share of the time with a trade open, from fill to exit
 * @param turnover notional of all entries and exits over the mean of the days' equities
 * @param trades how many it took
 * @param cappedShare share of them that the equity limited, not the risk
 * @param sharpe mean / sample deviation · √365 of the full days' returns, risk-free rate 0
 * @param sharpeInterval its 95% percentile interval from a stationary bootstrap of days, mean block 5
 * @param sortino mean / √(Σ min(r, 0)²/T) · √365
 * @param cagr yearly growth
 * @param calmar yearly growth over the greatest drawdown
 * @param daily how the full days' returns are distributed
 */
public record AccountFigures(
        double startingCapital,
        double endingEquity,
        double grossReturn,
        double netReturn,
        double costsPaid,
        double borrowPaid,
        double maxDrawdown,
        double longestDrawdownDays,
        Measure exposure,
        Measure turnover,
        int trades,
        Measure cappedShare,
        Measure sharpe,
        Interval sharpeInterval,
        Measure sortino,
        Measure cagr,
        Measure calmar,
        DailyFigures daily) {

    private static final double YEAR_MS = (double) Sharpe.DAYS_PER_YEAR * Timeframe.D1.lengthMs();

    static AccountFigures of(Account account, SharpeInterval interval) {
        double[] returns = DayReturn.values(DayReturn.of(account.startingCapital(), account.days()));
        double start = account.startingCapital();
        double net = account.equity() - start;
        return new AccountFigures(
                start,
                account.equity(),
                (net + account.costs() + account.borrowing()) / start,
                net / start,
                account.costs(),
                account.borrowing(),
                account.drawdown().deepest(),
                account.drawdown().longestDays(),
                Measure.quotient((double) account.inTradeMs(), (double) account.elapsedMs(), "no candle"),
                turnover(account),
                account.trades(),
                Measure.quotient(account.cappedTrades(), account.trades(), TradeFigures.NO_TRADE),
                Sharpe.yearly(returns),
                interval.of(returns),
                sortino(returns),
                cagr(account),
                calmar(account),
                DailyFigures.of(returns));
    }

    private static Measure cagr(Account account) {
        double years = account.elapsedMs() / YEAR_MS;
        if (years < 1) {
            return Measure.undefined("under " + Sharpe.DAYS_PER_YEAR + " days");
        }
        double growth = account.equity() / account.startingCapital();
        return growth > 0
                ? Measure.of(StrictMath.pow(growth, 1 / years) - 1)
                : Measure.undefined("nothing is left of the account");
    }

    private static Measure calmar(Account account) {
        Measure cagr = cagr(account);
        if (cagr.value() == null) {
            return cagr;
        }
        double deepest = account.drawdown().deepest();
        return deepest > Sharpe.FLAT ? Measure.of(cagr.value() / deepest) : Measure.undefined("no drawdown");
    }

    private static Measure turnover(Account account) {
        List<DayEquity> days = account.days();
        double sum = 0;
        for (DayEquity day : days) {
            sum += day.equity();
        }
        if (days.isEmpty()) {
            return Measure.undefined("no candle");
        }
        return sum > 0
                ? Measure.of(account.notional() / (sum / days.size()))
                : Measure.undefined("nothing is left of the account");
    }

    private static Measure sortino(double[] returns) {
        if (returns.length < Sharpe.LEAST_RETURNS) {
            return Measure.undefined("under " + Sharpe.LEAST_RETURNS + " full days");
        }
        double squares = 0;
        for (double r : returns) {
            squares += Math.min(r, 0) * Math.min(r, 0);
        }
        double mean = Sharpe.mean(returns);
        double deviation = StrictMath.sqrt(squares / returns.length);
        return deviation > Sharpe.FLAT * (1 + Math.abs(mean))
                ? Measure.of(mean * StrictMath.sqrt(Sharpe.DAYS_PER_YEAR) / deviation)
                : Measure.undefined("no losing day");
    }
}
