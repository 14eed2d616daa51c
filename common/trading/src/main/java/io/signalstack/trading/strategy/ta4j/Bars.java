package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * Candles as ta4j's bars. A series is made anew for each evaluation and holds all of its bars: ta4j's indicators remember
 * what they computed, and one whose bar has been removed answers with another bar's value.
 */
final class Bars {

    /** ta4j would take decimals of 32 digits, which cost ten times as much; the engine's numbers are doubles. */
    private static final DoubleNumFactory NUMBERS = DoubleNumFactory.getInstance();

    private Bars() {}

    /** A series of these candles, oldest first, and of no other. */
    static BarSeries of(List<Candle> candles, Timeframe timeframe) {
        List<Bar> bars = new ArrayList<>(candles.size());
        for (Candle candle : candles) {
            bars.add(bar(candle, timeframe.length()));
        }
        return new BaseBarSeriesBuilder().withNumFactory(NUMBERS).withBars(bars).build();
    }

    private static Bar bar(Candle candle, Duration length) {
        Instant openTime = candle.openTime();
        Num volume = NUMBERS.numOf(candle.volume());
        return new BaseBar(
                length,
                openTime,
                openTime.plus(length),
                NUMBERS.numOf(candle.open()),
                NUMBERS.numOf(candle.high()),
                NUMBERS.numOf(candle.low()),
                NUMBERS.numOf(candle.close()),
                volume,
                NUMBERS.numOf(candle.close() * candle.volume()),
                0);
    }
}
