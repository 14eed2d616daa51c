package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.signal.Side;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Strategy;

/**
 * How a ta4j strategy is made.
 *
 * @param side which side its entries open
 * @param entry its entry rule, as a phrase
 * @param maker makes it for a series
 */
record Recipe(Side side, String entry, Maker maker) {

    /** Makes the strategy for a series: a fresh one each time, for ta4j's indicators belong to their series. */
    @FunctionalInterface
    interface Maker {
        Strategy on(BarSeries series);
    }
}
