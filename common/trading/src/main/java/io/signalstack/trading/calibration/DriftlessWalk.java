package io.signalstack.trading.calibration;

/**
 * What a price without drift would do: the chance that it meets the target before the stop and within N candles.
 *
 * <p>The price is taken as a Brownian motion with deviation σ per candle. Its expected range within a candle is σ·√(8/π)
 * (Feller 1951), which stands for the ATR; so the stop is at a = kₛ·√(8/π) and the target at b = kₜ·√(8/π) deviations. With
 * L = a + b, the chance u(x, t) of leaving (0, L) at L within t candles from x solves u_t = u_xx/2 with u(0) = 0, u(L) = 1,
 * u(x, 0) = 0; by separation of variables
 *
 * <pre>u(a, N) = a/L + Σ (2·(−1)ⁿ/(nπ)) · sin(nπa/L) · exp(−n²π²N/(2L²)), n = 1, 2, ...</pre>
 *
 * <p>For N → ∞ this is a/(a + b), the gambler's ruin.
 */
public final class DriftlessWalk {

    private static final double RANGE_IN_DEVIATIONS = StrictMath.sqrt(8 / StrictMath.PI);
    private static final double NEGLIGIBLE = 1e-17;

    private DriftlessWalk() {}

    /**
     * That chance.
     *
     * @param stopAtr kₛ, more than 0
     * @param targetAtr kₜ, more than 0
     * @param candles N, at least 1
     */
    public static double hitProbability(double stopAtr, double targetAtr, int candles) {
        double stop = stopAtr * RANGE_IN_DEVIATIONS;
        double width = (stopAtr + targetAtr) * RANGE_IN_DEVIATIONS;
        double share = stop / width;
        double decay = StrictMath.PI * StrictMath.PI * candles / (2 * width * width);
        double sum = share;
        double damping = 1;
        for (int n = 1; damping > NEGLIGIBLE; n++) {
            damping = StrictMath.exp(-decay * n * n);
            double sign = n % 2 == 0 ? 1 : -1;
            sum += sign * 2 / (n * StrictMath.PI) * StrictMath.sin(n * StrictMath.PI * share) * damping;
        }
        return Math.clamp(sum, 0, 1);
    }
}
