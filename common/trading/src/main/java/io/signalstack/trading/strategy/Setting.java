package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.Further;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.List;

/**
 * Where a candle stands that a strategy evaluates.
 *
 * @param engineVersion the version of the formulas
 * @param series its history
 * @param seriesStart open time of the first candle of that history that the engine saw
 * @param timeframe its length
 * @param signalOpen whether an earlier signal of the strategy is open on this timeframe: the cool-down
 * @param candles the last candles since the strategy was activated, this one included, oldest first, at most
 *     {@link io.signalstack.trading.market.CandleWindow#LENGTH}; empty if it does not look at candles
 * @param further the indicators beyond the catalogue that it asked for, at this candle
 */
public record Setting(
        int engineVersion,
        Series series,
        Instant seriesStart,
        Timeframe timeframe,
        boolean signalOpen,
        List<Candle> candles,
        Further further) {

    /** Where a candle stands for a strategy that neither looks at candles nor asked for indicators. */
    public Setting(int engineVersion, Series series, Instant seriesStart, Timeframe timeframe, boolean signalOpen) {
        this(engineVersion, series, seriesStart, timeframe, signalOpen, List.of(), Further.NONE);
    }

    /** The same for one that does. */
    public Setting with(List<Candle> candles, Further further) {
        return new Setting(engineVersion, series, seriesStart, timeframe, signalOpen, candles, further);
    }
}
