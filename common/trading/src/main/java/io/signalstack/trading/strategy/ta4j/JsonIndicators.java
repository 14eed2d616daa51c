package io.signalstack.trading.strategy.ta4j;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.MassIndexIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.TrueStrengthIndexIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.DXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.MinusDMIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDMIndicator;
import org.ta4j.core.indicators.averages.DoubleEMAIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.LWMAIndicator;
import org.ta4j.core.indicators.averages.MMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.SMMAIndicator;
import org.ta4j.core.indicators.averages.TripleEMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.averages.WildersMAIndicator;
import org.ta4j.core.indicators.averages.ZLEMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.CloseLocationValueIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.ConstantIndicator;
import org.ta4j.core.indicators.helpers.CrossIndicator;
import org.ta4j.core.indicators.helpers.DifferenceIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;
import org.ta4j.core.indicators.helpers.OpenPriceIndicator;
import org.ta4j.core.indicators.helpers.PercentRankIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.numeric.BinaryOperationIndicator;
import org.ta4j.core.indicators.statistics.MeanDeviationIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.statistics.VarianceIndicator;
import org.ta4j.core.indicators.volume.AccumulationDistributionIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/**
 * The indicators that a strategy's JSON may name, and how each is made. They are those that ta4j writes so that they can be
 * read, and that need no logarithm, exponential or fractional power: those may differ between machines.
 */
final class JsonIndicators {

    private static final String BAR_COUNT = "barCount";

    private static final Map<String, Function<JsonPart, Indicator<Num>>> NUMBERS = new TreeMap<>(Map.ofEntries(
            Map.entry("ClosePriceIndicator", part -> new ClosePriceIndicator(part.series())),
            Map.entry("OpenPriceIndicator", part -> new OpenPriceIndicator(part.series())),
            Map.entry("HighPriceIndicator", part -> new HighPriceIndicator(part.series())),
            Map.entry("LowPriceIndicator", part -> new LowPriceIndicator(part.series())),
            Map.entry("TypicalPriceIndicator", part -> new TypicalPriceIndicator(part.series())),
            Map.entry("MedianPriceIndicator", part -> new MedianPriceIndicator(part.series())),
            Map.entry("TRIndicator", part -> new TRIndicator(part.series())),
            Map.entry("CloseLocationValueIndicator", part -> new CloseLocationValueIndicator(part.series())),
            Map.entry("PlusDMIndicator", part -> new PlusDMIndicator(part.series())),
            Map.entry("MinusDMIndicator", part -> new MinusDMIndicator(part.series())),
            Map.entry("OnBalanceVolumeIndicator", part -> new OnBalanceVolumeIndicator(part.series())),
            over("SMAIndicator", SMAIndicator::new),
            over("WMAIndicator", WMAIndicator::new),
            over("LWMAIndicator", LWMAIndicator::new),
            over("SMMAIndicator", SMMAIndicator::new),
            over("WildersMAIndicator", WildersMAIndicator::new),
            over("EMAIndicator", EMAIndicator::new, "multiplier"),
            over("MMAIndicator", MMAIndicator::new, "multiplier"),
            over("DoubleEMAIndicator", DoubleEMAIndicator::new, "two", "unstableBars"),
            over("TripleEMAIndicator", TripleEMAIndicator::new, "unstableBars"),
            over("ZLEMAIndicator", ZLEMAIndicator::new, "two", "k", "lag"),
            over("RSIIndicator", RSIIndicator::new, "unstableBars"),
            over("ROCIndicator", ROCIndicator::new),
            over("HighestValueIndicator", HighestValueIndicator::new),
            over("LowestValueIndicator", LowestValueIndicator::new),
            over("VarianceIndicator", VarianceIndicator::new),
            over("MeanDeviationIndicator", MeanDeviationIndicator::new),
            of("CCIIndicator", CCIIndicator::new, "factor"),
            of("WilliamsRIndicator", WilliamsRIndicator::new, "multiplier"),
            of("ATRIndicator", ATRIndicator::new),
            of("PlusDIIndicator", PlusDIIndicator::new),
            of("MinusDIIndicator", MinusDIIndicator::new),
            of("DXIndicator", DXIndicator::new),
            of("DonchianChannelUpperIndicator", DonchianChannelUpperIndicator::new),
            of("DonchianChannelLowerIndicator", DonchianChannelLowerIndicator::new),
            of("DonchianChannelMiddleIndicator", DonchianChannelMiddleIndicator::new),
            of("VolumeIndicator", VolumeIndicator::new),
            of("MoneyFlowIndexIndicator", MoneyFlowIndexIndicator::new),
            of("ChaikinMoneyFlowIndicator", ChaikinMoneyFlowIndicator::new),
            of("VWAPIndicator", VWAPIndicator::new),
            Map.entry("ConstantIndicator", part -> new ConstantIndicator<>(part.series(), part.value("value"))),
            Map.entry("PreviousValueIndicator", part -> new PreviousValueIndicator(part.num(), part.period("n"))),
            Map.entry("PercentRankIndicator", part -> new PercentRankIndicator(part.num(), part.period("period"))),
            Map.entry("GainIndicator", part -> new GainIndicator(part.num())),
            Map.entry("LossIndicator", part -> new LossIndicator(part.num())),
            Map.entry("DifferenceIndicator", part -> new DifferenceIndicator(part.num())),
            Map.entry("BinaryOperationIndicator", part -> operation(part.text("operation"), part)),
            Map.entry(
                    "MACDIndicator",
                    part -> new MACDIndicator(part.num(), part.period("shortBarCount"), part.period("longBarCount"))),
            Map.entry(
                    "PPOIndicator",
                    part -> new PPOIndicator(part.num(), part.period("shortBarCount"), part.period("longBarCount"))),
            Map.entry(
                    "TrueStrengthIndexIndicator",
                    part -> new TrueStrengthIndexIndicator(
                            part.num(), part.period("firstSmoothingPeriod"), part.period("secondSmoothingPeriod"))),
            Map.entry(
                    "StochasticOscillatorKIndicator",
                    part -> new StochasticOscillatorKIndicator(
                            part.num(), part.period("barCount"), part.num(), part.num())),
            Map.entry("StochasticOscillatorDIndicator", part -> new StochasticOscillatorDIndicator(part.num())),
            Map.entry(
                    "MassIndexIndicator",
                    part -> new MassIndexIndicator(part.series(), part.period("emaBarCount"), part.period("barCount"))),
            Map.entry(
                    "ADXIndicator",
                    part -> dropping(
                            part,
                            new ADXIndicator(part.series(), part.period("diBarCount"), part.period("adxBarCount")))),
            Map.entry(
                    "AccumulationDistributionIndicator",
                    part -> dropping(part, new AccumulationDistributionIndicator(part.series()))),
            Map.entry("StandardDeviationIndicator", JsonIndicators::deviation),
            Map.entry("BollingerBandsMiddleIndicator", part -> new BollingerBandsMiddleIndicator(part.num())),
            Map.entry(
                    "BollingerBandsUpperIndicator",
                    part -> new BollingerBandsUpperIndicator(
                            part.num(BollingerBandsMiddleIndicator.class), part.num(), part.value("k"))),
            Map.entry(
                    "BollingerBandsLowerIndicator",
                    part -> new BollingerBandsLowerIndicator(
                            part.num(BollingerBandsMiddleIndicator.class), part.num(), part.value("k"))),
            Map.entry(
                    "BollingerBandWidthIndicator",
                    part -> new BollingerBandWidthIndicator(
                            part.num(BollingerBandsUpperIndicator.class),
                            part.num(BollingerBandsMiddleIndicator.class),
                            part.num(BollingerBandsLowerIndicator.class))),
            Map.entry(
                    "KeltnerChannelMiddleIndicator",
                    part -> new KeltnerChannelMiddleIndicator(part.num(), part.period("barCount"))),
            Map.entry(
                    "KeltnerChannelUpperIndicator",
                    part -> new KeltnerChannelUpperIndicator(
                            part.num(KeltnerChannelMiddleIndicator.class),
                            part.number("ratio"),
                            part.period("atrBarCount"))),
            Map.entry(
                    "KeltnerChannelLowerIndicator",
                    part -> new KeltnerChannelLowerIndicator(
                            part.num(KeltnerChannelMiddleIndicator.class),
                            part.number("ratio"),
                            part.period("atrBarCount")))));

    private static final Map<String, Function<JsonPart, Indicator<Boolean>>> FLAGS =
            Map.of("CrossIndicator", part -> new CrossIndicator(part.num(), part.num()));

    private JsonIndicators() {}

    static Indicator<Num> number(JsonPart part) {
        return part.make(known(NUMBERS, part));
    }

    static Indicator<Boolean> flag(JsonPart part) {
        return part.make(known(FLAGS, part));
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(NUMBERS.keySet());
        names.addAll(FLAGS.keySet());
        return names;
    }

    private static <T> Function<JsonPart, Indicator<T>> known(
            Map<String, Function<JsonPart, Indicator<T>>> makers, JsonPart part) {
        Function<JsonPart, Indicator<T>> maker = makers.get(part.type());
        if (maker == null) {
            throw new UnusableJson(part.path() + " is no indicator that can be used here: " + makers.keySet());
        }
        return maker;
    }

    /** An indicator over another one. */
    private static Map.Entry<String, Function<JsonPart, Indicator<Num>>> over(
            String type, Over maker, String... echoes) {
        return Map.entry(type, part -> {
            part.ignore(List.of(echoes));
            return dropping(part, maker.of(part.num(), part.period(BAR_COUNT)));
        });
    }

    /** An indicator of the candles themselves. */
    private static Map.Entry<String, Function<JsonPart, Indicator<Num>>> of(String type, Of maker, String... echoes) {
        return Map.entry(type, part -> {
            part.ignore(List.of(echoes));
            return dropping(part, maker.of(part.series(), part.period(BAR_COUNT)));
        });
    }

    /** Leaves out the components that ta4j writes although it makes them itself. */
    private static Indicator<Num> dropping(JsonPart part, Indicator<Num> made) {
        part.ignoreComponents();
        return made;
    }

    /** ta4j writes the variance that it is the root of. */
    private static Indicator<Num> deviation(JsonPart part) {
        if (part.has(BAR_COUNT)) {
            return new StandardDeviationIndicator(part.num(), part.period(BAR_COUNT));
        }
        JsonPart variance = part.part();
        if (!variance.type().equals("VarianceIndicator")) {
            throw new UnusableJson(part.path() + "." + BAR_COUNT + " is missing");
        }
        return variance.make(
                inner -> dropping(inner, new StandardDeviationIndicator(inner.num(), inner.period(BAR_COUNT))));
    }

    private static Indicator<Num> operation(String name, JsonPart part) {
        for (var operation : BinaryOperationIndicator.Operation.values()) {
            if (operation.name().equals(name)) {
                return new BinaryOperationIndicator(operation, part.num(), part.num());
            }
        }
        throw new UnusableJson(part.path() + ".operation '" + name + "' is not known");
    }

    /** Made of an indicator and a period. */
    @FunctionalInterface
    private interface Over {
        Indicator<Num> of(Indicator<Num> indicator, int barCount);
    }

    /** Made of the candles and a period. */
    @FunctionalInterface
    private interface Of {
        Indicator<Num> of(BarSeries series, int barCount);
    }
}
