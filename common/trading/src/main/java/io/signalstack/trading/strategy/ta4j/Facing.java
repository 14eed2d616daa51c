package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.signal.Side;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** Rules as a LONG states them; a SHORT is their mirror image. */
record Facing(Side side) {

    /** Over for a LONG, under for a SHORT. */
    Rule over(Indicator<Num> first, Indicator<Num> second) {
        return isLong() ? new OverIndicatorRule(first, second) : new UnderIndicatorRule(first, second);
    }

    /** Under for a LONG, over for a SHORT. */
    Rule under(Indicator<Num> first, Indicator<Num> second) {
        return new Facing(opposite()).over(first, second);
    }

    /** Crosses up for a LONG, down for a SHORT. */
    Rule crossesOver(Indicator<Num> first, Indicator<Num> second) {
        return isLong() ? new CrossedUpIndicatorRule(first, second) : new CrossedDownIndicatorRule(first, second);
    }

    /** Crosses down for a LONG, up for a SHORT. */
    Rule crossesUnder(Indicator<Num> first, Indicator<Num> second) {
        return new Facing(opposite()).crossesOver(first, second);
    }

    /** Under a level for a LONG; for a SHORT over the level that is as far on the other side of the centre. */
    Rule underLevel(Indicator<Num> indicator, double level, double centre) {
        return isLong()
                ? new UnderIndicatorRule(indicator, level)
                : new OverIndicatorRule(indicator, 2 * centre - level);
    }

    /** Over a level for a LONG; for a SHORT under the level that is as far on the other side of the centre. */
    Rule overLevel(Indicator<Num> indicator, double level, double centre) {
        return isLong()
                ? new OverIndicatorRule(indicator, level)
                : new UnderIndicatorRule(indicator, 2 * centre - level);
    }

    /** The first for a LONG, the second for a SHORT. */
    <T> T pick(T ofLong, T ofShort) {
        return isLong() ? ofLong : ofShort;
    }

    private boolean isLong() {
        return side == Side.LONG;
    }

    private Side opposite() {
        return isLong() ? Side.SHORT : Side.LONG;
    }
}
