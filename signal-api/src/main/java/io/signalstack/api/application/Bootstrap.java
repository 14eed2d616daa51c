package io.signalstack.api.application;

import io.signalstack.trading.backtest.DayBootstrap;

/**
 * How the intervals over pooled series were drawn, for whoever wants to draw them again.
 *
 * @param unit what was drawn, with replacement
 * @param draws how often
 * @param generator its name in the JDK
 * @param seed the generator's, the same for every group
 */
public record Bootstrap(String unit, int draws, String generator, long seed) {

    /** The same at all times, so that the same outcomes give the same answer. */
    static final Bootstrap OF_DAYS = new Bootstrap(
            "UTC day in which the signals' candles closed", DayBootstrap.DRAWS, DayBootstrap.GENERATOR, 20_130_925);
}
