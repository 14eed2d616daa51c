package io.signalstack.trading.backtest;

/** The standard normal distribution: its probabilities within 1e-14, its quantiles to 15 digits. The coefficients have the sources' digits. */
@SuppressWarnings("FloatingPointLiteralPrecision")
final class NormalDistribution {

    private static final double SQRT_2_PI = 2.5066282746310002;

    private static final double[] TAIL_ABOVE = {
        3.52624965998911e-2,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] TAIL_BELOW = {
        8.83883476483184e-2,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private static final double[] MIDDLE_ABOVE = {
        2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
        1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080
    };
    private static final double[] MIDDLE_BELOW = {
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1
    };
    private static final double[] NEAR_ABOVE = {
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734
    };
    private static final double[] NEAR_BELOW = {
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940,
        2.05319162663775882187,
        1
    };
    private static final double[] FAR_ABOVE = {
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720
    };
    private static final double[] FAR_BELOW = {
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1
    };

    private NormalDistribution() {}

    /**
     * Φ, the probability of a value up to {@code x} (Hart, Computer Approximations, 1968, as given by West, Better
     * Approximations to Cumulative Normal Functions, Wilmott Magazine, 2005).
     */
    static double cdf(double x) {
        double distance = Math.abs(x);
        double tail;
        if (distance > 37) {
            tail = 0;
        } else {
            double density = StrictMath.exp(-distance * distance / 2);
            tail = distance < 10 / StrictMath.sqrt(2)
                    ? density * polynomial(distance, TAIL_ABOVE) / polynomial(distance, TAIL_BELOW)
                    : density
                            / (distance + 1 / (distance + 2 / (distance + 3 / (distance + 4 / (distance + 0.65)))))
                            / SQRT_2_PI;
        }
        return x > 0 ? 1 - tail : tail;
    }

    /**
     * Φ⁻¹, the value that is not exceeded with probability {@code p} (Wichura, Algorithm AS 241, PPND16, Applied Statistics
     * 37, 1988).
     *
     * @throws IllegalArgumentException naming the probability, unless it is between 0 and 1
     */
    static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("probability " + p + " is not between 0 and 1");
        }
        double fromMiddle = p - 0.5;
        if (Math.abs(fromMiddle) <= 0.425) {
            double r = 0.180625 - fromMiddle * fromMiddle;
            return fromMiddle * polynomial(r, MIDDLE_ABOVE) / polynomial(r, MIDDLE_BELOW);
        }
        double r = StrictMath.sqrt(-StrictMath.log(Math.min(p, 1 - p)));
        double distance = r <= 5
                ? polynomial(r - 1.6, NEAR_ABOVE) / polynomial(r - 1.6, NEAR_BELOW)
                : polynomial(r - 5, FAR_ABOVE) / polynomial(r - 5, FAR_BELOW);
        return fromMiddle < 0 ? -distance : distance;
    }

    /** By Horner's rule, the coefficient of the highest power first. */
    private static double polynomial(double x, double[] coefficients) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
