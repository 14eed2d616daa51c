package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.MarketCondition;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Strategies that look at candles: which ones they see, what is kept for them, and when their exit rule is asked. */
class CandleLookingStrategyTest {

    private static final Instant START = CandleSeries.START;
    private static final Map<String, String> FREE = Map.of("warmUp", "200", "fee", "0", "slippage", "0");

    /** Enters whenever it may. */
    private static final StrategyDefinition ALWAYS =
            json("always", "true", "true", "BUY", Map.of("useExitRule", "true"));

    private final SignalPipeline pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
    private final Map<String, byte[]> store = new TreeMap<>();
    private final List<SignalEvent> events = new ArrayList<>();

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
        assertThat(evaluations(feed(300, 301))).containsEntry("always@1", new Evaluation.WarmingUp(299));
        assertThat(evaluations(feed(301, 302))).containsEntry("later@1", new Evaluation.WarmingUp(498));
        assertThat(evaluations(feed(302, 599))).containsEntry("always@1", new Evaluation.WarmingUp(1));
        assertThat(evaluations(feed(599, 600)).get("always@1")).isInstanceOf(Evaluation.Scored.class);
        assertThat(evaluations(feed(600, 799))).containsEntry("later@1", new Evaluation.WarmingUp(1));
        assertThat(evaluations(feed(799, 800)).get("later@1")).isInstanceOf(Evaluation.Scored.class);
    }

    @Test
    void switched_off_and_on_again_it_starts_anew() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 600);
        // When
        pipeline.deactivate(ALWAYS.key(), minute(600), "test");
        pipeline.activate(ALWAYS, minute(600), "test");
        // Then
        assertThat(evaluations(feed(600, 601))).containsEntry("always@1", new Evaluation.WarmingUp(499));
    }

    @Test
    void the_indicators_warm_up_counts_as_well() {
        start(Timeframe.M1);
        pipeline.activate(json("patient", "true", "true", "BUY", Map.of("warmUp", "700")), START, "test");
        assertThat(evaluations(feed(0, 600))).containsEntry("patient@1", new Evaluation.WarmingUp(101));
    }

    @Test
    void a_lost_candle_is_not_among_the_500() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 499);
        // When
        assertThat(evaluations(pipeline.on(new MarketRecord.Lost(minute(499)))))
                .containsEntry("always@1", new Quiet(Reason.INCOMPLETE));
        // Then
        assertThat(evaluations(feed(500, 501)).get("always@1")).isInstanceOf(Evaluation.Scored.class);
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
        feed(0, 600);
        save();
        // When
        Series first = CandleSeries.series(Timeframe.M1);
        pipeline.on(new MarketRecord.SeriesStarted(new Series(
                Series.id(CandleSeries.INSTRUMENT, 2),
                first.instrument(),
                first.tick(),
                Timeframe.M1,
                first.timeframes())));
        feed(0, 600);
        save();
        // Then
        assertThat(candleSections(store.keySet())).hasSize(500);
        assertThat(evaluations(feed(600, 601)).get("always@1")).isInstanceOf(Evaluation.Scored.class);
    }

    @Test
    void a_restart_at_any_candle_changes_nothing() {
        // Given
        List<Candle> walk = CandleSeries.walk(21, 640);
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
            if (i % 97 == 0 || (i > 498 && i % 5 == 0)) {
                drain(current);
                current = SignalPipeline.restore(CandleSeries.INSTRUMENT, store);
            }
        }
        // Then
        assertThat(steps).isEqualTo(expected);
        assertThat(expected.toString()).contains("STRATEGY_EXIT");
    }

    @Test
    void the_exit_rule_is_asked_from_the_fill_on() {
        // Given a signal at 12:00's close, so to say: the 500th minute
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 500);
        Signal signal = pipeline.openSignals().getFirst();
        // When filled at the second open, met at that candle's close, out at the second open after it
        feed(500, 503);
        assertThat(pipeline.openSignals()).containsExactly(signal);
        feed(503, 504);
        // Then
        assertThat(closed(signal)).satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Outcome.Result.STRATEGY_EXIT);
            assertThat(outcome.filledAt()).isEqualTo(minute(501));
            assertThat(outcome.exitAt()).isEqualTo(minute(503));
        });
        // And the candle that ended it may open the next one
        assertThat(pipeline.openSignals())
                .singleElement()
                .satisfies(next -> assertThat(next.openTime()).isEqualTo(minute(503)));
    }

    @Test
    void without_use_exit_rule_it_is_not_asked() {
        start(Timeframe.M1);
        pipeline.activate(json("held", "true", "true", "BUY", Map.of()), START, "test");
        feed(0, 520);
        assertThat(pipeline.openSignals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.openTime()).isEqualTo(minute(499)));
    }

    @Test
    void an_exit_rule_that_is_never_met_ends_nothing() {
        start(Timeframe.M1);
        pipeline.activate(json("holding", "true", "false", "BUY", Map.of("useExitRule", "true")), START, "test");
        feed(0, 523);
        Signal signal = pipeline.openSignals().getFirst();
        feed(523, 524);
        assertThat(closed(signal).result()).isEqualTo(Outcome.Result.EXPIRED);
    }

    @Test
    void it_is_asked_at_the_closes_of_its_own_timeframe() {
        // Given 500 candles of five minutes
        start(Timeframe.M5);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 2_500);
        Signal signal = pipeline.openSignals().getFirst();
        // When filled at minute 2,501 and asked at the close of minute 2,504
        feed(2_500, 2_506);
        assertThat(pipeline.openSignals()).containsExactly(signal);
        feed(2_506, 2_507);
        // Then
        assertThat(closed(signal).exitAt()).isEqualTo(minute(2_506));
    }

    @Test
    void a_lost_candle_in_the_bucket_leaves_nothing_to_ask() {
        // Given
        start(Timeframe.M5);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 2_503);
        Signal signal = pipeline.openSignals().getFirst();
        // When
        events.addAll(((Step.Applied) pipeline.on(new MarketRecord.Lost(minute(2_503)))).events());
        Step last = feed(2_504, 2_505);
        // Then
        assertThat(closed(signal).result()).isEqualTo(Outcome.Result.UNVERIFIABLE);
        assertThat(evaluations(last)).containsEntry("always@1", new Quiet(Reason.INCOMPLETE));
        feed(2_505, 2_508);
        assertThat(events.stream().filter(SignalEvent.Closed.class::isInstance)).hasSize(1);
    }

    @Test
    void a_strategy_that_is_switched_off_leaves_no_more() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(ALWAYS, START, "test");
        feed(0, 500);
        Signal signal = pipeline.openSignals().getFirst();
        // When it is switched off before the candle that fills it
        pipeline.deactivate(ALWAYS.key(), minute(501), "test");
        feed(500, 524);
        // Then
        assertThat(closed(signal).result()).isEqualTo(Outcome.Result.EXPIRED);
    }

    @Test
    void its_signal_is_made_as_the_others_are() {
        // Given
        start(Timeframe.M1);
        pipeline.activate(json("short", "true", "true", "SELL", Map.of("stopAtr", "4")), START, "test");
        // When two of the last twenty minutes saw no trade
        for (int i = 0; i < 500; i++) {
            Candle candle = candle(i);
            add(i == 485 || i == 499 ? Candle.flat(candle.openTime(), 100) : candle);
        }
        // Then
        Signal signal = pipeline.openSignals().getFirst();
        assertThat(signal.side()).isEqualTo(Side.SHORT);
        assertThat(signal.tradable()).isFalse();
        assertThat(signal.openTime()).isEqualTo(minute(499));
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
        Step last = feed(0, 501);
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
        for (int i = 0; i < 500; i++) {
            last = flat.on(new MarketRecord.Base(aCandle().at(minute(i)).build(), 0));
        }
        return requireNonNull(last);
    }

    private void start(Timeframe... timeframes) {
        pipeline.on(new MarketRecord.SeriesStarted(CandleSeries.series(timeframes)));
    }

    private static SignalPipeline started(List<StrategyDefinition> strategies) {
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        strategies.forEach(strategy -> pipeline.activate(strategy, START, "test"));
        pipeline.on(new MarketRecord.SeriesStarted(CandleSeries.series(Timeframe.M1, Timeframe.M5)));
        return pipeline;
    }

    private Step feed(int from, int to) {
        Step last = null;
        for (int i = from; i < to; i++) {
            last = add(candle(i));
        }
        return requireNonNull(last);
    }

    private Step add(Candle candle) {
        Step step = pipeline.on(new MarketRecord.Base(candle, 0));
        events.addAll(((Step.Applied) step).events());
        return step;
    }

    /** Swings by one around 100 and stays inside every level. */
    private static Candle candle(int i) {
        return aCandle().at(minute(i)).flatAt(100).reaching(101).dippingTo(99).build();
    }

    private static Instant minute(int i) {
        return START.plus(Duration.ofMinutes(i));
    }

    private static Map<String, Evaluation> evaluations(Step step) {
        Map<String, Evaluation> evaluations = new HashMap<>();
        ((Step.Applied) step)
                .evaluated()
                .forEach(one -> evaluations.put(one.strategy().toString(), one.evaluation()));
        return evaluations;
    }

    private Outcome closed(Signal signal) {
        return events.stream()
                .filter(event -> event instanceof SignalEvent.Closed closed
                        && closed.signal().equals(signal))
                .map(event -> ((SignalEvent.Closed) event).outcome())
                .findFirst()
                .orElseThrow();
    }

    private Set<String> save() {
        return drain(pipeline);
    }

    private Set<String> drain(SignalPipeline of) {
        Set<String> written = new TreeSet<>();
        of.drainChanges((key, section) -> {
            if (section == null) {
                store.remove(key);
            } else {
                store.put(key, section);
                written.add(key);
            }
        });
        return written;
    }

    private static Set<String> candleSections(Set<String> keys) {
        Set<String> candles = new TreeSet<>(keys);
        candles.removeIf(key -> !key.contains("/candle/"));
        return candles;
    }

    private static StrategyDefinition named(String name) {
        Map<String, String> parameters = new HashMap<>(FREE);
        parameters.put("name", name);
        parameters.put("useExitRule", "true");
        return new StrategyDefinition(new StrategyKey(name, "1"), "ta4j", parameters);
    }

    private static StrategyDefinition json(
            String id, String enters, String exits, String startingType, Map<String, String> others) {
        String rule = "{\"type\":\"BooleanRule\",\"label\":\"%s\",\"parameters\":{\"satisfied\":%s}}";
        Map<String, String> parameters = new HashMap<>(FREE);
        parameters.put(
                "json",
                "{\"type\":\"BaseStrategy\",\"parameters\":{\"startingType\":\"" + startingType + "\"},\"rules\":["
                        + String.format(rule, "entry", enters) + "," + String.format(rule, "exit", exits) + "]}");
        parameters.putAll(others);
        return new StrategyDefinition(new StrategyKey(id, "1"), "ta4j", parameters);
    }
}
