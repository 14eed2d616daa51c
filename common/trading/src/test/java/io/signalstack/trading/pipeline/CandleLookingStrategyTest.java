package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.MarketCondition;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Strategies that look at candles: which ones they see, and what is kept for them. */
class CandleLookingStrategyTest extends CandleLookingFixture {

    private static final MarketRecord SECOND_SERIES =
            new MarketRecord.SeriesStarted(CandleSeries.series(2, Timeframe.M1));

    @Test
    void it_warms_up_from_its_own_activation_on() {
        // Given
        start(Timeframe.M1);
        feed(0, 100);
        pipeline.activate(ALWAYS, minute(100), "test");
        feed(100, 300);
        StrategyDefinition later = json("later", "true", "true", "BUY", Map.of());
        pipeline.activate(later, minute(300), "test");
        // Then
        assertThat(evaluations(feed(300, 301))).containsEntry("always@1", new Evaluation.WarmingUp(799));
        assertThat(evaluations(feed(301, 302))).containsEntry("later@1", new Evaluation.WarmingUp(998));
        assertThat(evaluations(feed(302, 1_099))).containsEntry("always@1", new Evaluation.WarmingUp(1));
        assertThat(evaluations(feed(1_099, 1_100)).get("always@1")).isInstanceOf(Evaluation.Scored.class);
        assertThat(evaluations(feed(1_100, 1_299))).containsEntry("later@1", new Evaluation.WarmingUp(1));
        assertThat(evaluations(feed(1_299, 1_300)).get("later@1")).isInstanceOf(Evaluation.Scored.class);
    }

    @Test
    void switched_off_and_on_again_it_starts_anew() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 1_100);
        // When
        pipeline.deactivate(ALWAYS.key(), minute(1_100), "test");
        pipeline.activate(ALWAYS, minute(1_100), "test");
        // Then
        assertThat(evaluations(feed(1_100, 1_101))).containsEntry("always@1", new Evaluation.WarmingUp(999));
    }

    @Test
    void the_indicators_warm_up_counts_as_well() {
        start(Timeframe.M1);
        pipeline.activate(json("patient", "true", "true", "BUY", Map.of("warmUp", "1200")), START, "test");
        assertThat(evaluations(feed(0, 1_100))).containsEntry("patient@1", new Evaluation.WarmingUp(101));
    }

    @Test
    void a_lost_candle_is_not_among_the_thousand() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 999);
        // When
        assertThat(evaluations(pipeline.on(new MarketRecord.Lost(minute(999)))))
                .containsEntry("always@1", new Quiet(Reason.INCOMPLETE));
        // Then
        assertThat(evaluations(feed(1_000, 1_001)).get("always@1")).isInstanceOf(Evaluation.Scored.class);
    }

    @Test
    void candles_are_kept_only_while_someone_looks_and_each_is_written_once() {
        // Given
        start(Timeframe.M1, Timeframe.M5);
        pipeline.activate(BuiltInStrategies.CONFLUENCE, START, "test");
        feed(0, 50);
        assertThat(candleSections(save())).isEmpty();
        // When
        pipeline.activate(ALWAYS, minute(50), "test");
        Set<String> written = new HashSet<>();
        for (int i = 50; i < 150; i++) {
            feed(i, i + 1);
            Set<String> now = candleSections(save());
            assertThat(now).hasSize((i + 1) % 5 == 0 ? 2 : 1);
            assertThat(written).doesNotContainAnyElementsOf(now);
            written.addAll(now);
        }
        assertThat(candleSections(store.keySet())).hasSize(120);
        // When
        pipeline.deactivate(ALWAYS.key(), minute(150), "test");
        feed(150, 151);
        save();
        // Then
        assertThat(candleSections(store.keySet())).isEmpty();
    }

    @Test
    void a_new_series_begins_without_the_candles_of_the_old_one() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 1_100);
        save();
        // When
        pipeline.on(SECOND_SERIES);
        feed(0, 1_100);
        save();
        // Then
        assertThat(candleSections(store.keySet())).hasSize(1_000);
        assertThat(evaluations(feed(1_100, 1_101)).get("always@1")).isInstanceOf(Evaluation.Scored.class);
    }

    @Test
    void a_restart_while_a_new_series_catches_up_changes_nothing() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 1_100);
        save();
        pipeline.on(SECOND_SERIES);
        feed(0, 600);
        save();
        // When
        var restored = SignalPipeline.restore(CandleSeries.INSTRUMENT, store);
        // Then
        for (int i = 600; i < 1_105; i++) {
            var record = new MarketRecord.Base(candle(i), 0);
            assertThat(restored.on(record)).isEqualTo(pipeline.on(record));
        }
        assertThat(restored.openSignals()).isNotEmpty();
    }

    @Test
    void what_an_earlier_engine_kept_in_a_shorter_ring_is_deleted_with_its_series() {
        // Given state of another engine version, whose candles are 500 to a ring
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 700);
        save();
        store.get("meta")[4] = 99;
        for (int nth = 1; nth <= 700; nth++) {
            byte[] candle = store.remove("tf/1m/candle/" + nth);
            if (nth > 200) {
                store.put("tf/1m/candle/" + nth % 500, candle);
            }
        }
        // When
        var restored = SignalPipeline.restoreForNewSeries(CandleSeries.INSTRUMENT, store);
        restored.on(SECOND_SERIES);
        drain(restored);
        // Then
        assertThat(store.keySet()).containsExactly("meta");
    }

    @Test
    void a_restart_at_any_candle_changes_nothing() {
        // Given
        List<Candle> walk = CandleSeries.walk(21, 1_140);
        List<StrategyDefinition> all = List.of(
                BuiltInStrategies.CONFLUENCE,
                ALWAYS,
                named("donchian-breakout"),
                named("ema-cross"),
                named("bollinger-reversion"));
        List<Step> expected = new ArrayList<>();
        var undisturbed = started(all);
        walk.forEach(candle -> expected.add(undisturbed.on(new MarketRecord.Base(candle, 0))));
        // When
        var current = started(all);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < walk.size(); i++) {
            steps.add(current.on(new MarketRecord.Base(walk.get(i), 0)));
            if (i % 97 == 0 || (i > 998 && i % 5 == 0)) {
                drain(current);
                current = SignalPipeline.restore(CandleSeries.INSTRUMENT, store);
            }
        }
        // Then
        assertThat(steps).isEqualTo(expected);
        assertThat(expected.toString()).contains("STRATEGY_EXIT");
    }

    @Test
    void its_signal_is_made_as_the_others_are() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(json("short", "true", "true", "SELL", Map.of("stopAtr", "4")), START, "test");
        // When two of the last twenty minutes saw no trade
        for (int i = 0; i < 1_000; i++) {
            Candle candle = candle(i);
            add(i == 985 || i == 999 ? Candle.flat(candle.openTime(), 100) : candle);
        }
        // Then
        Signal signal = pipeline.openSignals().getFirst();
        assertThat(signal.side()).isEqualTo(Side.SHORT);
        assertThat(signal.tradable()).isFalse();
        assertThat(signal.openTime()).isEqualTo(minute(999));
        assertThat(signal.levels().entry()).isEqualTo(100);
        assertThat(signal.levels().stop()).isGreaterThan(100);
        assertThat(signal.levels().target()).isLessThan(100);
        assertThat(signal.economics().rewardRisk()).isLessThan(1);
        assertThat(signal.assessment().rawScore()).isEqualTo(-1);
        assertThat(signal.assessment().qualityScore()).isEqualTo(0.9);
        assertThat(signal.assessment().volumeScore()).isEqualTo(0);
        assertThat(signal.assessment().indicators()).containsKey("atr14");
        assertThat(signal.assessment().rationale()).containsExactly("ta4j short@1 enters by BooleanRule");
        assertThat(signal.assessment().condition()).isIn((Object[]) MarketCondition.values());
    }

    @Test
    void costs_and_degenerate_levels_keep_it_quiet_and_an_open_signal_too() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(json("dear", "true", "true", "BUY", Map.of("fee", "500")), START, "test");
        pipeline.activate(
                json("wide", "true", "true", "BUY", Map.of("stopAtr", "20", "targetAtr", "50")), START, "test");
        pipeline.activate(ALWAYS, START, "test");
        // When
        Step last = feed(0, 1_001);
        // Then
        assertThat(evaluations(last))
                .containsEntry("dear@1", new Quiet(Reason.COSTS))
                .containsEntry("always@1", new Quiet(Reason.OPEN_SIGNAL));
        assertThat(evaluations(flatMinutes()).get("flat@1")).isEqualTo(new Quiet(Reason.DEGENERATE));
    }

    private static Step flatMinutes() {
        var flat = new SignalPipeline(CandleSeries.INSTRUMENT);
        flat.activate(json("flat", "true", "true", "BUY", Map.of()), START, "test");
        flat.on(new MarketRecord.SeriesStarted(CandleSeries.series(Timeframe.M1)));
        Step last = null;
        for (int i = 0; i < 1_000; i++) {
            last = flat.on(new MarketRecord.Base(aCandle().at(minute(i)).build(), 0));
        }
        return requireNonNull(last);
    }
}
