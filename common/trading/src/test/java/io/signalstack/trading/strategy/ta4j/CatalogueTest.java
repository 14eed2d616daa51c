package io.signalstack.trading.strategy.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Evaluated;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import io.signalstack.trading.strategy.Parameter;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandFacade;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

class CatalogueTest {

    private static final int LAST = CandleWindow.LENGTH - 1;
    private static final List<Candle> CANDLES = CandleSeries.recordedBtc().subList(0, 1_900);

    /** The entries once more, from ta4j's indicators alone: its rules and our builders have no part in them. */
    private static final Map<String, Predicate<BarSeries>> ENTRIES = Map.of(
            "rsi2",
            series -> {
                var close = new ClosePriceIndicator(series);
                return at(close, 0) > at(new SMAIndicator(close, 100), 0) && at(new RSIIndicator(close, 2), 0) < 5;
            },
            "ema-cross",
            series -> {
                var close = new ClosePriceIndicator(series);
                return crosses(new EMAIndicator(close, 12), new EMAIndicator(close, 26));
            },
            "macd-cross",
            series -> {
                var macd = new MACDIndicator(new ClosePriceIndicator(series), 12, 26);
                return crosses(macd, new EMAIndicator(macd, 9));
            },
            "bollinger-reversion",
            series -> crosses(
                    new ClosePriceIndicator(series),
                    new BollingerBandFacade(new ClosePriceIndicator(series), 20, 2).lower()),
            "donchian-breakout",
            series -> {
                double highest = 0;
                for (int i = LAST - 20; i < LAST; i++) {
                    highest = Math.max(highest, series.getBar(i).getHighPrice().doubleValue());
                }
                return series.getBar(LAST).getClosePrice().doubleValue() > highest;
            },
            "adx-trend",
            series -> crosses(new PlusDIIndicator(series, 14), new MinusDIIndicator(series, 14))
                    && at(new ADXIndicator(series, 14), 0) > 25,
            "cci-correction",
            series -> at(new CCIIndicator(series, 100), 0) > 100 && at(new CCIIndicator(series, 5), 0) < -100);

    @Test
    void there_are_at_least_six_and_each_says_what_it_does() {
        assertThat(Catalogue.names()).hasSizeGreaterThanOrEqualTo(6).isSorted().doesNotHaveDuplicates();
        assertThat(ENTRIES.keySet()).containsExactlyInAnyOrderElementsOf(Catalogue.names());
        assertThat(Catalogue.ALL).allSatisfy(classic -> {
            assertThat(classic.rows()).isNotEmpty().allSatisfy(CatalogueTest::isSound);
            assertThat(classic.entry()).isNotBlank();
            assertThat(classic.exit()).isNotBlank();
        });
        assertThat(Ta4jParameters.TEXTS)
                .allSatisfy(row -> assertThat(row.sentence()).endsWith("."));
    }

    private static void isSound(Parameter row) {
        assertThat(row.defaultValue()).isBetween(row.min(), row.max());
        assertThat(row.sentence()).endsWith(".");
        if (row.unit().equals("candles")) {
            assertThat(row.whole()).isTrue();
            assertThat(row.max().intValue()).isEqualTo(250);
        }
    }

    static List<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_entry_is_what_plain_ta4j_says_of_the_same_1000_candles(String name) {
        // Given
        var pipeline = pipeline(name, Side.LONG);
        Predicate<BarSeries> expected = ENTRIES.get(name);
        int entries = 0;
        for (int i = 0; i < CANDLES.size(); i++) {
            // When
            Evaluation evaluation = evaluation(pipeline, CANDLES.get(i));
            // Then
            if (i < LAST) {
                assertThat(evaluation).isEqualTo(new Evaluation.WarmingUp(LAST - i));
                continue;
            }
            boolean enters = !evaluation.equals(new Quiet(Reason.NO_ENTRY));
            assertThat(enters)
                    .as("entry at candle %s", i)
                    .isEqualTo(expected.test(plain(CANDLES.subList(i - LAST, i + 1))));
            entries += enters ? 1 : 0;
        }
        assertThat(entries).isPositive();
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_mirror_image_enters_where_the_mirrored_prices_would(String name) {
        // Given a SHORT over prices, and a LONG over 2,000 less these prices
        var shorts = pipeline(name, Side.SHORT);
        var longs = pipeline(name, Side.LONG);
        List<Integer> ofShort = new ArrayList<>();
        List<Integer> ofLong = new ArrayList<>();
        // When
        List<Candle> walk = CandleSeries.walk(11, 2_000);
        for (int i = 0; i < walk.size(); i++) {
            if (!evaluation(shorts, walk.get(i)).equals(new Quiet(Reason.NO_ENTRY)) && i >= LAST) {
                ofShort.add(i);
            }
            if (!evaluation(longs, mirrored(walk.get(i))).equals(new Quiet(Reason.NO_ENTRY)) && i >= LAST) {
                ofLong.add(i);
            }
        }
        // Then rounding alone may tell them apart
        assertThat(ofShort).isNotEmpty();
        List<Integer> both = new ArrayList<>(ofShort);
        both.retainAll(ofLong);
        assertThat(both.size()).isGreaterThanOrEqualTo(Math.max(ofShort.size(), ofLong.size()) - 2);
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_the_first_candles_give_is_a_prefix_of_what_all_give(String name) {
        // Given
        List<Candle> walk = CandleSeries.walk(5, 1_200);
        var whole = pipeline(name, Side.LONG);
        List<Step> all = new ArrayList<>();
        walk.forEach(candle -> all.add(whole.on(new MarketRecord.Base(candle, 0))));
        // When
        for (int length : List.of(1_001, 1_120)) {
            var part = pipeline(name, Side.LONG);
            List<Step> steps = new ArrayList<>();
            walk.subList(0, length).forEach(candle -> steps.add(part.on(new MarketRecord.Base(candle, 0))));
            // Then
            assertThat(steps).isEqualTo(all.subList(0, length));
        }
    }

    private static SignalPipeline pipeline(String name, Side side) {
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        pipeline.activate(
                new StrategyDefinition(
                        new StrategyKey(name, "1"),
                        Ta4jStrategy.KIND,
                        Map.of(
                                "name", name,
                                "side", side.name(),
                                "warmUp", "200",
                                "fee", "0",
                                "slippage", "0",
                                "useExitRule", "true")),
                Instant.EPOCH,
                "test");
        pipeline.on(new MarketRecord.SeriesStarted(CandleSeries.series(Timeframe.M1)));
        return pipeline;
    }

    private static Evaluation evaluation(SignalPipeline pipeline, Candle candle) {
        List<Evaluated> evaluated = ((Step.Applied) pipeline.on(new MarketRecord.Base(candle, 0))).evaluated();
        return evaluated.getFirst().evaluation();
    }

    private static Candle mirrored(Candle candle) {
        return new Candle(
                candle.openTimeMs(),
                2_000 - candle.open(),
                2_000 - candle.low(),
                2_000 - candle.high(),
                2_000 - candle.close(),
                candle.volume(),
                candle.synthetic());
    }

    private static BarSeries plain(List<Candle> candles) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (Candle candle : candles) {
            series.barBuilder()
                    .timePeriod(Timeframe.M1.length())
                    .endTime(candle.openTime().plus(Timeframe.M1.length()))
                    .openPrice(candle.open())
                    .highPrice(candle.high())
                    .lowPrice(candle.low())
                    .closePrice(candle.close())
                    .volume(candle.volume())
                    .add();
        }
        return series;
    }

    private static double at(Indicator<Num> indicator, int ago) {
        return indicator.getValue(LAST - ago).doubleValue();
    }

    /** Over now, and not before; equal values before are looked through. */
    private static boolean crosses(Indicator<Num> up, Indicator<Num> low) {
        int ago = 1;
        while (at(up, ago) == at(low, ago)) {
            ago++;
        }
        return at(up, 0) > at(low, 0) && at(up, ago) < at(low, ago);
    }
}
