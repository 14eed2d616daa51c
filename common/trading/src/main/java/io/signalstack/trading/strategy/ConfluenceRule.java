package io.signalstack.trading.strategy;

import static io.signalstack.trading.strategy.ConfluenceParameter.MOMENTUM_REACH;
import static io.signalstack.trading.strategy.ConfluenceParameter.OBV_REACH;
import static io.signalstack.trading.strategy.ConfluenceParameter.RSI_REACH;
import static io.signalstack.trading.strategy.ConfluenceParameter.SLOPE_REACH;

import io.signalstack.trading.indicator.Further;
import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.signal.Regime;
import java.util.List;

/**
 * One of the confluence strategy's rules.
 *
 * @param name what it looks at
 * @param formula its contribution in words, where {@code reach(x, sure)} is x/sure limited to [-1, 1]
 * @param contribution its opinion in [-1, 1], positive for a rising price; NaN where it abstains
 * @param reason what it saw, as half a sentence
 * @param inTrend its weight in a trend
 * @param inRange its weight in a range
 * @param inVolatility its weight when volatile
 */
record ConfluenceRule(
        String name,
        String formula,
        Contribution contribution,
        Reason reason,
        ConfluenceParameter inTrend,
        ConfluenceParameter inRange,
        ConfluenceParameter inVolatility) {

    /** All rules, in the order of their sentences. */
    static final List<ConfluenceRule> ALL = List.of(
            new ConfluenceRule(
                    "trend",
                    "half the mean of sgn(EMA `fastEma` − EMA `middleEma`) and sgn(EMA `middleEma` − EMA 200), half reach(EMA slope, `slopeReach`)",
                    ConfluenceRule::trend,
                    (at, further, p) -> "EMA " + p.fastEma().period() + "/"
                            + p.middleEma().period() + "/200 at "
                            + Shown.number(p.fastEma().of(at, further)) + "/"
                            + Shown.number(p.middleEma().of(at, further)) + "/" + Shown.number(at.ema200())
                            + ", slope " + Shown.signed(at.emaSlope()) + " ATR",
                    ConfluenceParameter.TREND_IN_TREND,
                    ConfluenceParameter.TREND_IN_RANGE,
                    ConfluenceParameter.TREND_IN_VOLATILITY),
            new ConfluenceRule(
                    "momentum",
                    "reach(MACD histogram / ATR, `momentumReach`)",
                    (at, further, p) -> reach(histogramInAtrs(at), p.get(MOMENTUM_REACH)),
                    (at, further, p) -> "MACD histogram " + Shown.signed(histogramInAtrs(at)) + " ATR",
                    ConfluenceParameter.MOMENTUM_IN_TREND,
                    ConfluenceParameter.MOMENTUM_IN_RANGE,
                    ConfluenceParameter.MOMENTUM_IN_VOLATILITY),
            new ConfluenceRule(
                    "mean reversion",
                    "mean of reach(50 − RSI, `rsiReach`) and reach(0.5 − %B, 0.5)",
                    ConfluenceRule::reversion,
                    (at, further, p) ->
                            "RSI " + Shown.number(p.rsi().of(at, further)) + ", %B " + Shown.number(at.percentB()),
                    ConfluenceParameter.REVERSION_IN_TREND,
                    ConfluenceParameter.REVERSION_IN_RANGE,
                    ConfluenceParameter.REVERSION_IN_VOLATILITY),
            new ConfluenceRule(
                    "breakout",
                    "reach(close − middle of the Donchian channel, half its width)",
                    ConfluenceRule::breakout,
                    (at, further, p) -> "close " + Shown.number(at.close()) + " in the channel "
                            + Shown.number(at.donchianLow()) + " to " + Shown.number(at.donchianHigh()),
                    ConfluenceParameter.BREAKOUT_IN_TREND,
                    ConfluenceParameter.BREAKOUT_IN_RANGE,
                    ConfluenceParameter.BREAKOUT_IN_VOLATILITY),
            new ConfluenceRule(
                    "volume",
                    "reach(OBV slope, `obvReach`) · clamp((volume z + 3)/6, 0, 1)",
                    (at, further, p) -> reach(at.obvSlope(), p.get(OBV_REACH)) * volumeScore(at),
                    (at, further, p) -> "OBV slope " + Shown.signed(at.obvSlope()) + ", volume "
                            + Shown.signed(at.volumeZ()) + " σ",
                    ConfluenceParameter.VOLUME_IN_TREND,
                    ConfluenceParameter.VOLUME_IN_RANGE,
                    ConfluenceParameter.VOLUME_IN_VOLATILITY));

    /** A rule's formula. */
    @FunctionalInterface
    interface Contribution {
        double of(IndicatorSnapshot at, Further further, ConfluenceParameters parameters);
    }

    /** A rule's half sentence. */
    @FunctionalInterface
    interface Reason {
        String of(IndicatorSnapshot at, Further further, ConfluenceParameters parameters);
    }

    /** Its weight in a regime. */
    ConfluenceParameter weight(Regime regime) {
        return switch (regime) {
            case TRENDING_UP, TRENDING_DOWN -> inTrend;
            case RANGING -> inRange;
            case VOLATILE -> inVolatility;
        };
    }

    /** Its sentence, such as {@code trend +0.75: EMA 20/50/200 at ..., slope +0.50 ATR}. */
    String sentence(double c, IndicatorSnapshot at, Further further, ConfluenceParameters parameters) {
        return name + " " + Shown.signed(c) + ": " + reason.of(at, further, parameters);
    }

    /** The volume's z-score mapped to [0, 1]: 0 at −3 σ, 1 at +3 σ. */
    static double volumeScore(IndicatorSnapshot at) {
        return Math.clamp((at.volumeZ() + 3) / 6, 0, 1);
    }

    /** Half the stack's order, half the slope. */
    private static double trend(IndicatorSnapshot at, Further further, ConfluenceParameters p) {
        double middle = p.middleEma().of(at, further);
        double stack = (Math.signum(p.fastEma().of(at, further) - middle) + Math.signum(middle - at.ema200())) / 2;
        return (stack + reach(at.emaSlope(), p.get(SLOPE_REACH))) / 2;
    }

    private static double reversion(IndicatorSnapshot at, Further further, ConfluenceParameters p) {
        return (reach(50 - p.rsi().of(at, further), p.get(RSI_REACH)) + reach(0.5 - at.percentB(), 0.5)) / 2;
    }

    private static double histogramInAtrs(IndicatorSnapshot at) {
        return isZero(at.atr14(), at.close()) ? Double.NaN : at.macdHistogram() / at.atr14();
    }

    /** Where the close is in the channel of the candles before: ±1 at its edges and beyond. */
    private static double breakout(IndicatorSnapshot at, Further further, ConfluenceParameters p) {
        double half = (at.donchianHigh() - at.donchianLow()) / 2;
        return isZero(half, at.close()) ? Double.NaN : reach(at.close() - (at.donchianLow() + half), half);
    }

    private static boolean isZero(double divisor, double scale) {
        return divisor <= 1e-12 * scale;
    }

    /** The value in units of what makes the rule sure, limited to [-1, 1]. */
    private static double reach(double value, double sure) {
        return Math.clamp(value / sure, -1, 1);
    }
}
