package io.signalstack.trading.indicator;

import static org.ta4j.core.indicators.numeric.BinaryOperationIndicator.difference;
import static org.ta4j.core.indicators.numeric.BinaryOperationIndicator.product;
import static org.ta4j.core.indicators.numeric.BinaryOperationIndicator.quotient;

import io.signalstack.trading.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.RunningTotalIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.numeric.UnaryOperationIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/** The catalogue as ta4j's indicators, composed of its parts where it has no such one. */
public final class Ta4jIndicators {

    private static final DoubleNumFactory NUMBERS = DoubleNumFactory.getInstance();

    private Ta4jIndicators() {}

    /** A series of minutes in doubles, which keeps all of its bars. */
    public static BarSeries series(List<Candle> candles) {
        List<Bar> bars = new ArrayList<>(candles.size());
        for (Candle candle : candles) {
            Instant openTime = candle.openTime();
            bars.add(new BaseBar(
                    Duration.ofMinutes(1),
                    openTime,
                    openTime.plusSeconds(60),
                    NUMBERS.numOf(candle.open()),
                    NUMBERS.numOf(candle.high()),
                    NUMBERS.numOf(candle.low()),
                    NUMBERS.numOf(candle.close()),
                    NUMBERS.numOf(candle.volume()),
                    NUMBERS.zero(),
                    0));
        }
        return new BaseBarSeriesBuilder().withNumFactory(NUMBERS).withBars(bars).build();
    }

    /** One indicator for each of the catalogue, new and with nothing cached. */
    public static Map<Indicator, org.ta4j.core.Indicator<Num>> of(BarSeries series) {
        Map<Indicator, org.ta4j.core.Indicator<Num>> all = new EnumMap<>(Indicator.class);
        var close = new ClosePriceIndicator(series);
        trend(all, series, close);
        bands(all, close);
        var k = new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3);
        all.put(Indicator.STOCHASTIC_K, k);
        all.put(Indicator.STOCHASTIC_D, new SMAIndicator(k, 3));
        all.put(Indicator.DONCHIAN_HIGH, before(new HighestValueIndicator(new HighPriceIndicator(series), 20)));
        all.put(Indicator.DONCHIAN_LOW, before(new LowestValueIndicator(new LowPriceIndicator(series), 20)));
        volume(all, series, close);
        var returns = UnaryOperationIndicator.log(quotient(close, new PreviousValueIndicator(close)));
        var volatility = new SampleDeviation(returns);
        all.put(Indicator.VOLATILITY, volatility);
        all.put(Indicator.VOLATILITY_PERCENTILE, new ShareAtOrBelow(volatility));
        return all;
    }

    private static void trend(
            Map<Indicator, org.ta4j.core.Indicator<Num>> all, BarSeries series, ClosePriceIndicator close) {
        var ema50 = new EMAIndicator(close, 50);
        var atr = new ATRIndicator(series, 14);
        var macd = new MACDIndicator(close, 12, 26);
        var signal = new EMAIndicator(macd, 9);
        all.put(Indicator.EMA_20, new EMAIndicator(close, 20));
        all.put(Indicator.EMA_50, ema50);
        all.put(Indicator.EMA_200, new EMAIndicator(close, 200));
        all.put(Indicator.EMA_SLOPE, quotient(difference(ema50, new PreviousValueIndicator(ema50, 10)), atr));
        all.put(Indicator.RSI_14, new RSIIndicator(close, 14));
        all.put(Indicator.ATR_14, atr);
        all.put(Indicator.MACD, macd);
        all.put(Indicator.MACD_SIGNAL, signal);
        all.put(Indicator.MACD_HISTOGRAM, difference(macd, signal));
        all.put(Indicator.ADX_14, new ADXIndicator(series, 14, 14));
        all.put(Indicator.PLUS_DI, new PlusDIIndicator(series, 14));
        all.put(Indicator.MINUS_DI, new MinusDIIndicator(series, 14));
    }

    private static void bands(Map<Indicator, org.ta4j.core.Indicator<Num>> all, ClosePriceIndicator close) {
        var sma = new SMAIndicator(close, 20);
        var deviation = new StandardDeviationIndicator(close, 20);
        var middle = new BollingerBandsMiddleIndicator(sma);
        var upper = new BollingerBandsUpperIndicator(middle, deviation);
        var lower = new BollingerBandsLowerIndicator(middle, deviation);
        all.put(Indicator.SMA_20, sma);
        all.put(Indicator.BOLLINGER_UPPER, upper);
        all.put(Indicator.BOLLINGER_LOWER, lower);
        all.put(Indicator.PERCENT_B, quotient(difference(close, lower), difference(upper, lower)));
        // ta4j's own is in percent.
        all.put(Indicator.BANDWIDTH, product(new BollingerBandWidthIndicator(upper, middle, lower), 0.01));
    }

    private static void volume(
            Map<Indicator, org.ta4j.core.Indicator<Num>> all, BarSeries series, ClosePriceIndicator close) {
        var volume = new VolumeIndicator(series);
        all.put(
                Indicator.VOLUME_Z,
                quotient(
                        difference(volume, before(new SMAIndicator(volume, 20))),
                        before(new StandardDeviationIndicator(volume, 20))));
        var signed = new SignedVolume(close, volume);
        all.put(
                Indicator.OBV_SLOPE,
                quotient(new RunningTotalIndicator(signed, 20), new RunningTotalIndicator(volume, 20)));
    }

    private static PreviousValueIndicator before(org.ta4j.core.Indicator<Num> indicator) {
        return new PreviousValueIndicator(indicator);
    }

    /** ta4j's deviation is the population's. */
    private static final class SampleDeviation extends CachedIndicator<Num> {
        private static final Num CORRECTION = NUMBERS.numOf(Math.sqrt(20.0 / 19));
        private final StandardDeviationIndicator population;

        private SampleDeviation(org.ta4j.core.Indicator<Num> of) {
            super(of.getBarSeries());
            population = new StandardDeviationIndicator(of, 20);
        }

        @Override
        protected Num calculate(int index) {
            return population.getValue(index).multipliedBy(CORRECTION);
        }

        @Override
        public int getCountOfUnstableBars() {
            return 20;
        }
    }

    /** ta4j's percent rank counts only what is below; what differs by its rounding is equal. */
    private static final class ShareAtOrBelow extends CachedIndicator<Num> {
        private static final int LENGTH = 100;
        private static final Num SAME = NUMBERS.numOf(1 + 1e-10);
        private final org.ta4j.core.Indicator<Num> of;

        private ShareAtOrBelow(org.ta4j.core.Indicator<Num> of) {
            super(of.getBarSeries());
            this.of = of;
        }

        @Override
        protected Num calculate(int index) {
            Num limit = of.getValue(index).multipliedBy(SAME);
            int count = 0;
            for (int i = Math.max(0, index - LENGTH); i < index; i++) {
                count += of.getValue(i).isLessThanOrEqual(limit) ? 1 : 0;
            }
            return NUMBERS.numOf((double) count / LENGTH);
        }

        @Override
        public int getCountOfUnstableBars() {
            return LENGTH;
        }
    }

    /** The volume, with the sign of the close's change. */
    private static final class SignedVolume extends CachedIndicator<Num> {
        private final ClosePriceIndicator close;
        private final VolumeIndicator volume;

        private SignedVolume(ClosePriceIndicator close, VolumeIndicator volume) {
            super(close.getBarSeries());
            this.close = close;
            this.volume = volume;
        }

        @Override
        protected Num calculate(int index) {
            if (index == 0) {
                return NUMBERS.zero();
            }
            Num now = close.getValue(index);
            Num before = close.getValue(index - 1);
            Num traded = volume.getValue(index);
            return now.isGreaterThan(before)
                    ? traded
                    : now.isLessThan(before) ? NUMBERS.zero().minus(traded) : NUMBERS.zero();
        }

        @Override
        public int getCountOfUnstableBars() {
            return 1;
        }
    }
}
