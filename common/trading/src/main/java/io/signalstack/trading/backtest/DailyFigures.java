package io.signalstack.trading.backtest;

/**
 * How an account's daily returns are distributed: what a deflated Sharpe ratio is made of.
 *
 * @param days T: how many full UTC days there are, idle ones included
 * @param sharpe mean over sample deviation of a day's return, not annualised
 * @param skewness third central moment over the 3/2th power of the second
 * @param kurtosis fourth central moment over the square of the second, not excess: 3 for a normal distribution
 */
public record DailyFigures(int days, Measure sharpe, Measure skewness, Measure kurtosis) {

    static DailyFigures of(double[] returns) {
        int n = returns.length;
        Measure sharpe = Sharpe.daily(returns);
        if (sharpe.value() == null) {
            return new DailyFigures(n, sharpe, sharpe, sharpe);
        }
        double mean = Sharpe.mean(returns);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : returns) {
            double deviation = value - mean;
            double square = deviation * deviation;
            second += square;
            third += square * deviation;
            fourth += square * square;
        }
        second /= n;
        return new DailyFigures(
                n,
                sharpe,
                Measure.of(third / n / (second * StrictMath.sqrt(second))),
                Measure.of(fourth / n / (second * second)));
    }
}
