package io.signalstack.trading.backtest;

/**
 * The probability that a Sharpe ratio is above what the best of as many worthless trials would show: Bailey and López de
 * Prado, The Deflated Sharpe Ratio, Journal of Portfolio Management 40 (2014).
 */
public final class DeflatedSharpe {

    private static final double EULER_MASCHERONI = 0.5772156649015329;

    private DeflatedSharpe() {}

    /** That of an account after so many trials; undefined under two of them. */
    public static Measure of(DailyFigures daily, Trials trials) {
        Double sharpe = daily.sharpe().value();
        Double skewness = daily.skewness().value();
        Double kurtosis = daily.kurtosis().value();
        if (sharpe == null || skewness == null || kurtosis == null) {
            return daily.sharpe();
        }
        Measure best = expectedBest(trials);
        return best.value() == null ? best : probability(daily.days(), sharpe, skewness, kurtosis, best.value());
    }

    /**
     * SR₀: the daily Sharpe ratio to be expected of the best of N trials without worth, √V·((1 − γ)·Φ⁻¹(1 − 1/N) +
     * γ·Φ⁻¹(1 − 1/(N·e))).
     */
    public static Measure expectedBest(Trials trials) {
        Measure variance = trials.variance();
        if (variance.value() == null) {
            return variance;
        }
        double n = trials.n();
        return Measure.of(StrictMath.sqrt(variance.value())
                * ((1 - EULER_MASCHERONI) * NormalDistribution.quantile(1 - 1 / n)
                        + EULER_MASCHERONI * NormalDistribution.quantile(1 - 1 / (n * Math.E))));
    }

    /** Φ((SR − SR₀)·√(T − 1) / √(1 − γ₃·SR + (γ₄ − 1)/4·SR²)). */
    private static Measure probability(int days, double sharpe, double skewness, double kurtosis, double best) {
        double variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        return variance > 0
                ? Measure.of(NormalDistribution.cdf(
                        (sharpe - best) * StrictMath.sqrt(days - 1.0) / StrictMath.sqrt(variance)))
                : Measure.undefined("the days have but two different returns");
    }
}
