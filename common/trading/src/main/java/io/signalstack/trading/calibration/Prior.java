package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyVersion;
import io.signalstack.trading.strategy.TradeRules;
import java.math.BigDecimal;

/** What is held of a signal's chance before outcomes of its strategy and timeframe are known. */
public sealed interface Prior {

    /** How many outcomes it weighs as much as. */
    int WEIGHT = 50;

    /** The name of the ATR among a signal's indicators. */
    String ATR = "atr14";

    /** The prior of a version's signals, those with distances of their own aside. */
    static Prior of(StrategyVersion version) {
        TradeRules rules = version.rules();
        return version.leaves() ? new OwnRate() : new Walk(rules.stopAtr(), rules.targetAtr(), rules.horizon());
    }

    /**
     * The prior of one signal of a version: where stop and target are not the version's ATRs, they are measured in ATRs.
     *
     * @param tick smallest step of the signal's prices
     */
    static Prior of(StrategyVersion version, Signal signal, BigDecimal tick) {
        Double atr = signal.assessment().indicators().get(ATR);
        Levels levels = signal.levels();
        if (version.leaves() || atr == null || isOfAtr(version.rules(), signal, atr, tick)) {
            return of(version);
        }
        return new Walk(
                levels.risk() / atr,
                Math.abs(levels.target() - levels.entry()) / atr,
                version.rules().horizon());
    }

    private static boolean isOfAtr(TradeRules rules, Signal signal, double atr, BigDecimal tick) {
        return signal.levels()
                .equals(rules.levels(
                        signal.side(),
                        signal.levels().entry(),
                        rules.distances(atr),
                        tick,
                        signal.timeframe(),
                        signal.closeTime()));
    }

    /** The chance, or why none is held. */
    Measure chance(HitCount everywhere);

    /**
     * The confidence in a signal by its prior and what is known beside it: (hits + {@value #WEIGHT}·chance)/(n + {@value #WEIGHT}).
     *
     * @param known outcomes of the strategy version on the timeframe
     * @param everywhere its outcomes on all timeframes
     */
    default Confidence with(HitCount known, HitCount everywhere) {
        Measure chance = chance(everywhere);
        Double value = chance.value();
        return Confidence.uncalibrated(
                value == null ? chance : Measure.of((known.hits() + WEIGHT * value) / (known.n() + WEIGHT)), known.n());
    }

    /**
     * What a price without drift would hit: {@link DriftlessWalk}.
     *
     * @param stopAtr distance of the stop in ATRs
     * @param targetAtr distance of the target in ATRs
     * @param candles until the expiry
     */
    record Walk(double stopAtr, double targetAtr, int candles) implements Prior {

        @Override
        public Measure chance(HitCount everywhere) {
            return Measure.of(DriftlessWalk.hitProbability(stopAtr, targetAtr, candles));
        }
    }

    /**
     * The version's own rate over all timeframes: for a strategy that leaves by a rule of its own. Most of its trades end so
     * and are misses, which no walk knows of.
     */
    record OwnRate() implements Prior {

        private static final String TOO_FEW =
                "it leaves by a rule of its own, and under " + WEIGHT + " outcomes are known";

        @Override
        public Measure chance(HitCount everywhere) {
            return everywhere.n() < WEIGHT ? Measure.undefined(TOO_FEW) : everywhere.rate();
        }
    }
}
