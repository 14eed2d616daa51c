package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.Bar;
import org.ta4j.core.BarBuilder;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * Candles as ta4j's series, which never grows. It is made anew for each evaluation and holds all of its bars: ta4j's
 * indicators remember what they computed, and one whose bar has been removed answers with another bar's value. Most rules
 * look at a few of a thousand bars, so that each is made when it is first looked at. For one thread.
 */
@SuppressWarnings("serial") // ta4j's series are Serializable; nobody writes one.
final class CandleBars implements BarSeries {

    /** ta4j would take decimals of 32 digits, which cost ten times as much; the engine's numbers are doubles. */
    private static final DoubleNumFactory NUMBERS = DoubleNumFactory.getInstance();

    private final List<Candle> candles;
    private final Duration length;
    private final @Nullable Bar[] bars;

    /** A series of these candles, oldest first, and of no other. */
    CandleBars(List<Candle> candles, Timeframe timeframe) {
        this.candles = candles;
        this.length = timeframe.length();
        this.bars = new Bar[candles.size()];
    }

    /** @throws IndexOutOfBoundsException if there is none */
    @Override
    public Bar getBar(int index) {
        Bar bar = bars[index];
        if (bar == null) {
            bar = bar(candles.get(index));
            bars[index] = bar;
        }
        return bar;
    }

    private Bar bar(Candle candle) {
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

    @Override
    public NumFactory numFactory() {
        return NUMBERS;
    }

    @Override
    public String getName() {
        return "candles";
    }

    @Override
    public int getBarCount() {
        return bars.length;
    }

    @Override
    public List<Bar> getBarData() {
        List<Bar> all = new ArrayList<>(bars.length);
        for (int index = 0; index < bars.length; index++) {
            all.add(getBar(index));
        }
        return all;
    }

    @Override
    public int getBeginIndex() {
        return bars.length == 0 ? -1 : 0;
    }

    @Override
    public int getEndIndex() {
        return bars.length - 1;
    }

    @Override
    public int getMaximumBarCount() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int getRemovedBarsCount() {
        return 0;
    }

    @Override
    public BarBuilder barBuilder() {
        return copy().barBuilder();
    }

    @Override
    public BarSeries getSubSeries(int startIndex, int endIndex) {
        return copy().getSubSeries(startIndex, endIndex);
    }

    private BarSeries copy() {
        return new BaseBarSeriesBuilder()
                .withNumFactory(NUMBERS)
                .withBars(getBarData())
                .build();
    }

    @Override
    public void setMaximumBarCount(int maximumBarCount) {
        throw neverGrows();
    }

    @Override
    public void addBar(Bar bar, boolean replace) {
        throw neverGrows();
    }

    @Override
    public void addTrade(Number tradeVolume, Number tradePrice) {
        throw neverGrows();
    }

    @Override
    public void addTrade(Num tradeVolume, Num tradePrice) {
        throw neverGrows();
    }

    @Override
    public void addPrice(Num price) {
        throw neverGrows();
    }

    private static UnsupportedOperationException neverGrows() {
        return new UnsupportedOperationException("a series of candles never grows");
    }
}
