package io.signalstack.trading.signal;

/**
 * What a signal must earn to be worth its costs.
 *
 * @param riskPct |entry − stop| / entry, as a fraction
 * @param rewardRisk |target − entry| / |entry − stop|
 * @param costR the costs of going in and out, in units of the risk
 * @param breakEven the hit rate at which it earns nothing, (1 + costR) / (1 + rewardRisk); exact only where no trade
 *     expires
 */
public record Economics(double riskPct, double rewardRisk, double costR, double breakEven) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, unless all are finite, the costs 0 or more and the others
     *     more than 0
     */
    public Economics {
        Require.positive("riskPct", riskPct);
        Require.positive("rewardRisk", rewardRisk);
        Require.notNegative("costR", costR);
        Require.positive("breakEven", breakEven);
    }

    /**
     * Works them out.
     *
     * @param levels where it is entered and left
     * @param costPerSide fee and slippage of one side, as a fraction of the price
     */
    public static Economics of(Levels levels, double costPerSide) {
        double risk = levels.risk();
        double rewardRisk = Math.abs(levels.target() - levels.entry()) / risk;
        double costR = 2 * costPerSide * levels.entry() / risk;
        return new Economics(risk / levels.entry(), rewardRisk, costR, (1 + costR) / (1 + rewardRisk));
    }
}
