package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.strategy.Parameter;
import io.signalstack.trading.strategy.ParameterValues;
import io.signalstack.trading.strategy.ta4j.Classic.Pair;
import java.util.List;
import java.util.Optional;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.rules.OverIndicatorRule;

/** The strategies that are there by name, each with the rules that its literature gives it. */
final class Catalogue {

    private static final Parameter RSI_PERIOD = period("rsiPeriod", "2", "Period of the RSI.");
    private static final Parameter RSI_LEVEL =
            Parameter.number("rsiLevel", "5", "points", "1", "49", "RSI under which it is oversold.");
    private static final Parameter TREND_PERIOD =
            period("trendPeriod", "100", "Period of the average that tells the trend.");
    private static final Parameter EXIT_PERIOD = period("exitPeriod", "5", "Period of the average that ends it.");
    private static final Parameter FAST = period("fast", "12", "Period of the fast average.");
    private static final Parameter SLOW = period("slow", "26", "Period of the slow average.");
    private static final Parameter SIGNAL = period("signal", "9", "Period of the signal line.");
    private static final Parameter BAND_PERIOD = period("bandPeriod", "20", "Period of the bands.");
    private static final Parameter BAND_WIDTH =
            Parameter.number("bandWidth", "2", "σ", "0.5", "5", "Distance of the bands from their middle.");
    private static final Parameter ENTRY_CHANNEL =
            period("entryChannel", "20", "Candles of the channel that is broken to enter.");
    private static final Parameter EXIT_CHANNEL =
            period("exitChannel", "10", "Candles of the channel that is broken to leave.");
    private static final Parameter ADX_PERIOD = period("adxPeriod", "14", "Period of ADX and the directional lines.");
    private static final Parameter ADX_LEVEL =
            Parameter.number("adxLevel", "25", "points", "1", "99", "ADX over which there is a trend.");
    private static final Parameter LONG_CCI = period("longPeriod", "100", "Period of the CCI that tells the trend.");
    private static final Parameter SHORT_CCI = period("shortPeriod", "5", "Period of the CCI that tells a correction.");
    private static final Parameter CCI_LEVEL =
            Parameter.number("cciLevel", "100", "points", "1", "500", "CCI beyond which it counts.");

    /** All of them. */
    static final List<Classic> ALL = List.of(
            new Classic(
                    "adx-trend",
                    List.of(ADX_PERIOD, ADX_LEVEL),
                    "+DI crosses over −DI with ADX over its level",
                    "+DI crosses under −DI",
                    Catalogue::adxTrend),
            new Classic(
                    "bollinger-reversion",
                    List.of(BAND_PERIOD, BAND_WIDTH),
                    "close crosses back over the lower band",
                    "close over the middle of the bands",
                    Catalogue::bollingerReversion),
            new Classic(
                    "cci-correction",
                    List.of(LONG_CCI, SHORT_CCI, CCI_LEVEL),
                    "long CCI over its level with the short CCI under the opposite one",
                    "long CCI under the opposite level with the short CCI over its own",
                    Catalogue::cciCorrection),
            new Classic(
                    "donchian-breakout",
                    List.of(ENTRY_CHANNEL, EXIT_CHANNEL),
                    "close over the highest high of the candles before",
                    "close under the lowest low of the candles before",
                    Catalogue::donchianBreakout),
            new Classic(
                    "ema-cross",
                    List.of(FAST, SLOW),
                    "fast EMA crosses over the slow one",
                    "fast EMA crosses under the slow one",
                    Catalogue::emaCross),
            new Classic(
                    "macd-cross",
                    List.of(FAST, SLOW, SIGNAL),
                    "MACD crosses over its signal line",
                    "MACD crosses under its signal line",
                    Catalogue::macdCross),
            new Classic(
                    "rsi2",
                    List.of(RSI_PERIOD, RSI_LEVEL, TREND_PERIOD, EXIT_PERIOD),
                    "close over its long average with the RSI oversold",
                    "close over its short average",
                    Catalogue::rsi2));

    private Catalogue() {}

    static Optional<Classic> find(String name) {
        return ALL.stream().filter(classic -> classic.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Classic::name).toList();
    }

    /** Larry Connors' RSI(2), with 100 for his 200, as the first versions had it. */
    private static Pair rsi2(BarSeries series, Facing facing, ParameterValues values) {
        var close = new ClosePriceIndicator(series);
        return new Pair(
                facing.over(close, new SMAIndicator(close, values.whole(TREND_PERIOD)))
                        .and(facing.underLevel(
                                new RSIIndicator(close, values.whole(RSI_PERIOD)), values.get(RSI_LEVEL), 50)),
                facing.over(close, new SMAIndicator(close, values.whole(EXIT_PERIOD))));
    }

    private static Pair emaCross(BarSeries series, Facing facing, ParameterValues values) {
        requireUnder(values, FAST, SLOW);
        var close = new ClosePriceIndicator(series);
        var fast = new EMAIndicator(close, values.whole(FAST));
        var slow = new EMAIndicator(close, values.whole(SLOW));
        return new Pair(facing.crossesOver(fast, slow), facing.crossesUnder(fast, slow));
    }

    /** Gerald Appel's MACD. */
    private static Pair macdCross(BarSeries series, Facing facing, ParameterValues values) {
        requireUnder(values, FAST, SLOW);
        var macd = new MACDIndicator(new ClosePriceIndicator(series), values.whole(FAST), values.whole(SLOW));
        var signal = new EMAIndicator(macd, values.whole(SIGNAL));
        return new Pair(facing.crossesOver(macd, signal), facing.crossesUnder(macd, signal));
    }

    private static Pair bollingerReversion(BarSeries series, Facing facing, ParameterValues values) {
        var close = new ClosePriceIndicator(series);
        int period = values.whole(BAND_PERIOD);
        var middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, period));
        var deviation = new StandardDeviationIndicator(close, period);
        var width = series.numFactory().numOf(values.get(BAND_WIDTH));
        return new Pair(
                facing.pick(
                        facing.crossesOver(close, new BollingerBandsLowerIndicator(middle, deviation, width)),
                        facing.crossesOver(close, new BollingerBandsUpperIndicator(middle, deviation, width))),
                facing.over(close, middle));
    }

    /** Richard Donchian's channels, 20 candles to enter and 10 to leave as the Turtles had them. */
    private static Pair donchianBreakout(BarSeries series, Facing facing, ParameterValues values) {
        var close = new ClosePriceIndicator(series);
        var high = new HighPriceIndicator(series);
        var low = new LowPriceIndicator(series);
        int entry = values.whole(ENTRY_CHANNEL);
        int exit = values.whole(EXIT_CHANNEL);
        return new Pair(
                facing.over(
                        close,
                        new PreviousValueIndicator(facing.pick(
                                new HighestValueIndicator(high, entry), new LowestValueIndicator(low, entry)))),
                facing.under(
                        close,
                        new PreviousValueIndicator(facing.pick(
                                new LowestValueIndicator(low, exit), new HighestValueIndicator(high, exit)))));
    }

    /** Welles Wilder's directional movement. */
    private static Pair adxTrend(BarSeries series, Facing facing, ParameterValues values) {
        int period = values.whole(ADX_PERIOD);
        var plus = new PlusDIIndicator(series, period);
        var minus = new MinusDIIndicator(series, period);
        return new Pair(
                facing.crossesOver(plus, minus)
                        .and(new OverIndicatorRule(new ADXIndicator(series, period), values.get(ADX_LEVEL))),
                facing.crossesUnder(plus, minus));
    }

    /** ChartSchool's CCI correction, likewise with 100 for its 200. */
    private static Pair cciCorrection(BarSeries series, Facing facing, ParameterValues values) {
        requireUnder(values, SHORT_CCI, LONG_CCI);
        var trend = new CCIIndicator(series, values.whole(LONG_CCI));
        var correction = new CCIIndicator(series, values.whole(SHORT_CCI));
        double level = values.get(CCI_LEVEL);
        return new Pair(
                facing.overLevel(trend, level, 0).and(facing.underLevel(correction, -level, 0)),
                facing.underLevel(trend, -level, 0).and(facing.overLevel(correction, level, 0)));
    }

    private static void requireUnder(ParameterValues values, Parameter shorter, Parameter longer) {
        if (values.whole(shorter) >= values.whole(longer)) {
            throw new IllegalArgumentException("parameter " + shorter.key() + " '" + values.whole(shorter)
                    + "' is not under " + longer.key() + " '" + values.whole(longer) + "'");
        }
    }

    private static Parameter period(String key, String defaultValue, String sentence) {
        return Parameter.whole(
                key, defaultValue, "candles", "1", String.valueOf(StrategyJson.LONGEST_PERIOD), sentence);
    }
}
