package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static java.util.Objects.requireNonNull;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A pipeline with strategies that look at candles, fed by the minute; keeps what it says and saves. */
abstract class CandleLookingFixture {

    static final Instant START = CandleSeries.START;
    static final Map<String, String> FREE = Map.of("warmUp", "200", "fee", "0", "slippage", "0");

    /** Enters whenever it may. */
    static final StrategyDefinition ALWAYS = json("always", "true", "true", "BUY", Map.of("useExitRule", "true"));

    final SignalPipeline pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
    final Map<String, byte[]> store = new TreeMap<>();
    final List<SignalEvent> events = new ArrayList<>();

    void start(Timeframe... timeframes) {
        pipeline.on(new MarketRecord.SeriesStarted(CandleSeries.series(timeframes)));
    }

    static SignalPipeline started(List<StrategyDefinition> strategies) {
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        strategies.forEach(strategy -> pipeline.activate(strategy, START, "test"));
        pipeline.on(new MarketRecord.SeriesStarted(CandleSeries.series(Timeframe.M1, Timeframe.M5)));
        return pipeline;
    }

    Step feed(int from, int to) {
        Step last = null;
        for (int i = from; i < to; i++) {
            last = add(candle(i));
        }
        return requireNonNull(last);
    }

    Step add(Candle candle) {
        Step step = pipeline.on(new MarketRecord.Base(candle, 0));
        events.addAll(((Step.Applied) step).events());
        return step;
    }

    /** Swings by one around 100 and stays inside every level. */
    static Candle candle(int i) {
        return aCandle().at(minute(i)).flatAt(100).reaching(101).dippingTo(99).build();
    }

    static Instant minute(int i) {
        return START.plus(Duration.ofMinutes(i));
    }

    static Map<String, Evaluation> evaluations(Step step) {
        Map<String, Evaluation> evaluations = new HashMap<>();
        ((Step.Applied) step)
                .evaluated()
                .forEach(one -> evaluations.put(one.strategy().toString(), one.evaluation()));
        return evaluations;
    }

    Outcome closed(Signal signal) {
        return events.stream()
                .filter(event -> event instanceof SignalEvent.Closed closed
                        && closed.signal().equals(signal))
                .map(event -> ((SignalEvent.Closed) event).outcome())
                .findFirst()
                .orElseThrow();
    }

    Set<String> save() {
        return drain(pipeline);
    }

    Set<String> drain(SignalPipeline of) {
        return PipelineFixture.save(of, store);
    }

    static Set<String> candleSections(Set<String> keys) {
        Set<String> candles = new TreeSet<>(keys);
        candles.removeIf(key -> !key.contains("/candle/"));
        return candles;
    }

    static StrategyDefinition named(String name) {
        Map<String, String> parameters = new HashMap<>(FREE);
        parameters.put("name", name);
        parameters.put("useExitRule", "true");
        return new StrategyDefinition(new StrategyKey(name, "1"), "ta4j", parameters);
    }

    static StrategyDefinition json(
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
