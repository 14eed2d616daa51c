package io.signalstack.trading.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the account, net of all costs.
 *
 * @param startingCapital equity at the start
 * @param endingEquity equity at the end, an open trade marked to market
 * @param netReturn ending over starting equity, less 1
 * @param maxDrawdown greatest fall from a peak, as a fraction of the peak, on base candles
 * @param longestDrawdownDays longest time below a peak, in days
 * @param exposure share of the candles with a trade open
 * @param trades how many it took
 * @param cappedShare share of them that the equity limited, not the risk
 * @param sharpe mean / sample deviation · √365 of the full days' returns, risk-free rate 0
 * @param sortino mean / √(Σ min(r, 0)²/T) · √365
 * @param cagr yearly growth
 * @param calmar yearly growth over the greatest drawdown
 */
public record AccountFigures(
        double startingCapital,
        double endingEquity,
        double netReturn,
        double maxDrawdown,
        double longestDrawdownDays,
        Measure exposure,
        int trades,
        Measure cappedShare,
        Measure sharpe,
        Measure sortino,
        Measure cagr,
        Measure calmar) {

    private static final int DAYS_PER_YEAR = 365;
    private static final int LEAST_RETURNS = 30;

    static AccountFigures of(Account account) {
        List<Double> returns = fullDayReturns(account.startingCapital(), account.days());
        double growth = account.equity() / account.startingCapital();
        Measure cagr = returns.size() < DAYS_PER_YEAR
                ? Measure.undefined("under " + DAYS_PER_YEAR + " days")
                : Measure.of(StrictMath.pow(growth, (double) DAYS_PER_YEAR / returns.size()) - 1);
        return new AccountFigures(
                account.startingCapital(),
                account.equity(),
                growth - 1,
                account.maxDrawdown(),
                account.longestDrawdownDays(),
                Measure.quotient((double) account.candlesInTrade(), (double) account.candles(), "no candle"),
                account.trades(),
                Measure.quotient(account.cappedTrades(), account.trades(), "no trade"),
                sharpe(returns),
                sortino(returns),
                cagr,
                cagr.value() == null ? cagr : Measure.quotient(cagr.value(), account.maxDrawdown(), "no drawdown"));
    }

    private static List<Double> fullDayReturns(double startingCapital, List<DayEquity> days) {
        List<Double> returns = new ArrayList<>();
        double before = startingCapital;
        for (DayEquity day : days) {
            if (day.full()) {
                returns.add(day.equity() / before - 1);
            }
            before = day.equity();
        }
        return returns;
    }

    private static Measure sharpe(List<Double> returns) {
        if (returns.size() < LEAST_RETURNS) {
            return Measure.undefined("under " + LEAST_RETURNS + " full days");
        }
        double mean = mean(returns);
        double squares = 0;
        for (double r : returns) {
            squares += (r - mean) * (r - mean);
        }
        double deviation = StrictMath.sqrt(squares / (returns.size() - 1));
        return Measure.quotient(mean * StrictMath.sqrt(DAYS_PER_YEAR), deviation, "all days alike");
    }

    private static Measure sortino(List<Double> returns) {
        if (returns.size() < LEAST_RETURNS) {
            return Measure.undefined("under " + LEAST_RETURNS + " full days");
        }
        double squares = 0;
        for (double r : returns) {
            squares += Math.min(r, 0) * Math.min(r, 0);
        }
        double deviation = StrictMath.sqrt(squares / returns.size());
        return Measure.quotient(mean(returns) * StrictMath.sqrt(DAYS_PER_YEAR), deviation, "no losing day");
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }
}
