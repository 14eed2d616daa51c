package io.signalstack.trading.calibration;

import io.signalstack.trading.strategy.TradeRules;

/** The confidence of a strategy that too little is known of: what was seen, and fifty outcomes of a driftless walk. */
public final class Uncalibrated {

    private static final int WEIGHT = 50;

    private Uncalibrated() {}

    /** With no outcome known. */
    public static Confidence confidence(TradeRules rules) {
        return confidence(rules, 0, 0);
    }

    /**
     * (hits + 50·p₀)/(n + 50), p₀ being what a driftless walk would hit.
     *
     * @param hits how many of the outcomes reached their target
     * @param outcomes n: how many are known
     */
    public static Confidence confidence(TradeRules rules, int hits, int outcomes) {
        double walk = DriftlessWalk.hitProbability(rules.stopAtr(), rules.targetAtr(), rules.horizon());
        return Confidence.uncalibrated((hits + WEIGHT * walk) / (outcomes + WEIGHT), outcomes);
    }
}
