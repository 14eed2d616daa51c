package io.signalstack.trading.strategy.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.Trade.TradeType;
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
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.ConstantIndicator;
import org.ta4j.core.indicators.helpers.CrossIndicator;
import org.ta4j.core.indicators.helpers.DifferenceIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;
import org.ta4j.core.indicators.helpers.OpenPriceIndicator;
import org.ta4j.core.indicators.helpers.PercentRankIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.numeric.BinaryOperationIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.AccumulationDistributionIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.AndRule;
import org.ta4j.core.rules.BooleanIndicatorRule;
import org.ta4j.core.rules.BooleanRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.IsEqualRule;
import org.ta4j.core.rules.IsFallingRule;
import org.ta4j.core.rules.IsHighestRule;
import org.ta4j.core.rules.IsLowestRule;
import org.ta4j.core.rules.IsRisingRule;
import org.ta4j.core.rules.NotRule;
import org.ta4j.core.rules.OrRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.OverOrEqualIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;
import org.ta4j.core.rules.UnderOrEqualIndicatorRule;
import org.ta4j.core.rules.VoteRule;
import org.ta4j.core.rules.XorRule;
import org.ta4j.core.serialization.ComponentDescriptor;
import org.ta4j.core.serialization.IndicatorSerialization;
import org.ta4j.core.serialization.RuleSerialization;

/** What ta4j writes is read back as what it was. */
class StrategyJsonTest {

    private static final BarSeries SERIES =
            new CandleBars(CandleSeries.recordedBtc().subList(0, CandleWindow.LENGTH), Timeframe.M1);
    private static final Indicator<Num> CLOSE = new ClosePriceIndicator(SERIES);
    private static final Indicator<Num> OPEN = new OpenPriceIndicator(SERIES);

    /** Each with periods that are no one's defaults; between them they are made of every type that can be read. */
    private static List<Indicator<Num>> indicators() {
        var middle = new BollingerBandsMiddleIndicator(new SMAIndicator(CLOSE, 17));
        var deviation = new StandardDeviationIndicator(CLOSE, 17);
        var upper = new BollingerBandsUpperIndicator(
                middle, deviation, SERIES.numFactory().numOf(1.5));
        var lower = new BollingerBandsLowerIndicator(
                middle, deviation, SERIES.numFactory().numOf(2.5));
        var keltner = new KeltnerChannelMiddleIndicator(SERIES, 13);
        return List.of(
                CLOSE,
                new ConstantIndicator<>(SERIES, SERIES.numFactory().numOf(42.5)),
                new EMAIndicator(OPEN, 11),
                new MMAIndicator(CLOSE, 11),
                new WMAIndicator(CLOSE, 11),
                new LWMAIndicator(CLOSE, 11),
                new SMMAIndicator(CLOSE, 11),
                new WildersMAIndicator(CLOSE, 11),
                new DoubleEMAIndicator(CLOSE, 11),
                new TripleEMAIndicator(CLOSE, 11),
                new ZLEMAIndicator(CLOSE, 11),
                new RSIIndicator(CLOSE, 9),
                new ROCIndicator(CLOSE, 9),
                new CCIIndicator(SERIES, 19),
                new WilliamsRIndicator(SERIES, 9),
                new StochasticOscillatorDIndicator(new StochasticOscillatorKIndicator(SERIES, 9)),
                new ATRIndicator(SERIES, 9),
                new ADXIndicator(SERIES, 9, 12),
                new TrueStrengthIndexIndicator(CLOSE, 20, 10),
                new MassIndexIndicator(SERIES, 7, 22),
                middle,
                upper,
                new BollingerBandWidthIndicator(upper, middle, lower),
                deviation,
                new DonchianChannelMiddleIndicator(SERIES, 15),
                new KeltnerChannelUpperIndicator(keltner, 1.5, 8),
                new KeltnerChannelLowerIndicator(keltner, 1.5, 8),
                new PreviousValueIndicator(CLOSE, 3),
                new PercentRankIndicator(CLOSE, 30),
                new DifferenceIndicator(CLOSE),
                BinaryOperationIndicator.sum(new GainIndicator(CLOSE), new LossIndicator(CLOSE)),
                BinaryOperationIndicator.difference(CLOSE, OPEN),
                BinaryOperationIndicator.product(CLOSE, 2),
                BinaryOperationIndicator.quotient(CLOSE, OPEN),
                BinaryOperationIndicator.min(CLOSE, OPEN),
                BinaryOperationIndicator.max(CLOSE, OPEN),
                new OnBalanceVolumeIndicator(SERIES),
                new AccumulationDistributionIndicator(SERIES),
                new MoneyFlowIndexIndicator(SERIES, 9),
                new ChaikinMoneyFlowIndicator(SERIES, 9),
                new VWAPIndicator(SERIES, 9),
                new SMAIndicator(new MedianPriceIndicator(SERIES), 3));
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void an_indicator_has_the_values_of_the_one_that_was_written(Indicator<Num> written) {
        ComponentDescriptor descriptor = IndicatorSerialization.describe(written);
        Indicator<Num> read = JsonIndicators.number(JsonPart.root("it", descriptor, SERIES));
        assertThat(read).isInstanceOf(written.getClass());
        for (int i = 0; i < CandleWindow.LENGTH; i++) {
            assertThat((Double) read.getValue(i).doubleValue())
                    .isEqualTo((Double) written.getValue(i).doubleValue());
        }
    }

    private static List<Rule> rules() {
        Rule over = new OverIndicatorRule(CLOSE, OPEN);
        Rule high = new IsHighestRule(CLOSE, 7);
        Rule fast = new CrossedUpIndicatorRule(new EMAIndicator(CLOSE, 3), new EMAIndicator(CLOSE, 8));
        return List.of(
                over,
                high,
                fast,
                new OverIndicatorRule(new RSIIndicator(CLOSE, 14), 55),
                new UnderIndicatorRule(CLOSE, OPEN),
                new OverOrEqualIndicatorRule(CLOSE, OPEN),
                new UnderOrEqualIndicatorRule(CLOSE, OPEN),
                new IsEqualRule(CLOSE, OPEN),
                new IsRisingRule(CLOSE, 3, 0.5),
                new IsFallingRule(CLOSE, 3, 0.5),
                new IsLowestRule(CLOSE, 7),
                new AndRule(over, high),
                new OrRule(high, fast),
                new XorRule(over, high),
                new NotRule(over),
                new VoteRule(2, over, high, fast),
                new BooleanIndicatorRule(new CrossIndicator(CLOSE, new SMAIndicator(CLOSE, 5))),
                new BooleanRule(true));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_decides_as_the_one_that_was_written(Rule written) {
        ComponentDescriptor descriptor = RuleSerialization.describe(written);
        Rule read = JsonRules.rule(JsonPart.root("it", descriptor, SERIES));
        int satisfied = 0;
        for (int i = 10; i < CandleWindow.LENGTH; i++) {
            assertThat(read.isSatisfied(i)).isEqualTo(written.isSatisfied(i));
            satisfied += written.isSatisfied(i) ? 1 : 0;
        }
        assertThat(satisfied).isPositive();
    }

    @Test
    void every_type_that_can_be_read_has_been_tried() {
        // MACD and PPO are not among them: ta4j does not write their periods, so they have to be written by hand.
        Set<String> tried = new HashSet<>(Set.of("MACDIndicator", "PPOIndicator"));
        indicators().forEach(indicator -> collect(IndicatorSerialization.describe(indicator), tried));
        rules().forEach(rule -> collect(RuleSerialization.describe(rule), tried));
        Set<String> readable = new HashSet<>(JsonIndicators.names());
        readable.addAll(JsonRules.names());
        assertThat(tried).containsExactlyInAnyOrderElementsOf(readable);
    }

    private static void collect(ComponentDescriptor descriptor, Set<String> types) {
        types.add(descriptor.getType());
        descriptor.getComponents().forEach(component -> collect(component, types));
    }

    @Test
    void periods_that_ta4j_does_not_write_can_be_written_by_hand() {
        Map<String, Function<Indicator<Num>, Indicator<Num>>> byHand = new TreeMap<>(Map.of(
                "MACDIndicator", close -> new MACDIndicator(close, 5, 35),
                "PPOIndicator", close -> new PPOIndicator(close, 5, 35)));
        byHand.forEach((type, maker) -> {
            ComponentDescriptor descriptor = ComponentDescriptor.builder()
                    .withType(type)
                    .withParameters(Map.of("shortBarCount", 5, "longBarCount", 35))
                    .addComponent(ComponentDescriptor.typeOnly("ClosePriceIndicator"))
                    .build();
            Indicator<Num> read = JsonIndicators.number(JsonPart.root("it", descriptor, SERIES));
            assertThat(read.getValue(999)).isEqualTo(maker.apply(CLOSE).getValue(999));
        });
    }

    @Test
    void a_strategy_is_read_with_its_side_and_its_unstable_bars() {
        // Given
        var written = new BaseStrategy(
                "a name",
                new AndRule(
                        new CrossedUpIndicatorRule(new EMAIndicator(CLOSE, 5), new EMAIndicator(CLOSE, 13)),
                        new OverIndicatorRule(new RSIIndicator(CLOSE, 14), 50)),
                new CrossedUpIndicatorRule(new EMAIndicator(CLOSE, 13), new EMAIndicator(CLOSE, 5)),
                200,
                TradeType.SELL);
        // When
        Recipe recipe = StrategyJson.read(written.toJson());
        // Then
        assertThat(recipe.side()).isEqualTo(Side.SHORT);
        assertThat(recipe.entry()).isEqualTo("AndRule(CrossedUpIndicatorRule, OverIndicatorRule)");
        org.ta4j.core.Strategy read = recipe.maker().on(SERIES);
        assertThat(read.getStartingType()).isEqualTo(TradeType.SELL);
        int entries = 0;
        int exits = 0;
        for (int i = 0; i < CandleWindow.LENGTH; i++) {
            assertThat(read.shouldEnter(i)).isEqualTo(written.shouldEnter(i));
            assertThat(read.shouldExit(i)).isEqualTo(written.shouldExit(i));
            entries += written.shouldEnter(i) ? 1 : 0;
            exits += written.shouldExit(i) ? 1 : 0;
        }
        assertThat(entries * exits).isPositive();
    }

    @Test
    void each_reading_makes_its_own_strategy() {
        Recipe recipe = StrategyJson.read(new BaseStrategy(new BooleanRule(true), new BooleanRule(false)).toJson());
        assertThat(recipe.side()).isEqualTo(Side.LONG);
        assertThat(recipe.maker().on(SERIES)).isNotSameAs(recipe.maker().on(SERIES));
    }

    @Test
    void the_readmes_examples_can_be_used() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(json.find()).isTrue();
        assertThat(StrategyJson.read(json.group(1)).entry())
                .isEqualTo("AndRule(CrossedUpIndicatorRule, OverIndicatorRule)");
        assertThat(readme).contains(Catalogue.names());
        assertThat(readme).contains(JsonRules.names()).contains(JsonIndicators.names());
        Catalogue.ALL.forEach(classic -> assertThat(readme)
                .contains("| `" + classic.name() + "` | " + classic.entry() + " | " + classic.exit() + " | "
                        + classic.rows().stream()
                                .map(row -> "`" + row.key() + "` " + row.defaultValue())
                                .collect(Collectors.joining(", "))
                        + " |"));
        Ta4jParameters.TEXTS.forEach(
                row -> assertThat(readme).contains("| `" + row.key() + "` | " + row.sentence() + " |"));
    }
}
