package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static io.signalstack.trading.pipeline.PipelineFixture.SERIES;
import static io.signalstack.trading.pipeline.PipelineFixture.START;
import static io.signalstack.trading.pipeline.PipelineFixture.STARTED;
import static io.signalstack.trading.pipeline.PipelineFixture.applied;
import static io.signalstack.trading.pipeline.PipelineFixture.save;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.indicator.FurtherIndicator;
import io.signalstack.trading.indicator.IndicatorSet;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Strategies that ask for indicators beyond the catalogue. */
class FurtherIndicatorsTest {

    private static final StrategyDefinition OWN = asking("own");
    private static final StrategyDefinition OTHER = asking("other");

    private final Map<String, byte[]> store = new TreeMap<>();
    private SignalPipeline pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);

    private static StrategyDefinition asking(String id) {
        return new StrategyDefinition(
                new StrategyKey(id, "1"),
                "confluence",
                Map.of("warmUp", "200", "threshold", "0.1", "fastEma", "9", "middleEma", "33", "rsiPeriod", "7"));
    }

    @Test
    void they_are_warming_up_from_the_activation() {
        // Given
        List<MarketRecord> history = CandleSeries.records(SERIES, CandleSeries.walk(3, 600));
        List<Evaluation> own = new ArrayList<>();
        // When
        for (int i = 0; i < history.size(); i++) {
            if (i == 300) {
                pipeline.activate(OWN, pipeline.nextOpen(), "test");
            }
            own.addAll(onMinutes(pipeline.on(history.get(i)), OWN));
        }
        // Then
        assertThat(own.getFirst()).isEqualTo(new Evaluation.WarmingUp(200));
        assertThat(own.get(199)).isEqualTo(new Evaluation.WarmingUp(1));
        assertThat(own.subList(200, own.size())).isNotEmpty().noneMatch(Evaluation.WarmingUp.class::isInstance);
    }

    @Property(tries = 10)
    void nobody_else_changes_them_and_no_restart_does(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 400) int from,
            @ForAll @IntRange(min = 1, max = 900) int restart,
            @ForAll @IntRange(min = 401, max = 900) int without) {
        // Given
        List<MarketRecord> history = CandleSeries.records(SERIES, CandleSeries.walk(seed, 900));
        var alone = new SignalPipeline(CandleSeries.INSTRUMENT);
        store.clear();
        pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        pipeline.activate(OTHER, Instant.EPOCH, "test");
        boolean warm = false;
        for (int i = 0; i < history.size(); i++) {
            if (i == from) {
                alone.activate(OWN, alone.nextOpen(), "test");
                pipeline.activate(OWN, pipeline.nextOpen(), "test");
            }
            if (i == without) {
                pipeline.deactivate(OTHER.key(), pipeline.nextOpen(), "test");
            }
            if (i == restart) {
                restart();
            }
            // When
            List<Evaluation> expected = onMinutes(alone.on(history.get(i)), OWN);
            List<Evaluation> own = onMinutes(pipeline.on(history.get(i)), OWN);
            // Then
            assertThat(own).isEqualTo(expected);
            warm |= own.stream().anyMatch(one -> !(one instanceof Evaluation.WarmingUp));
        }
        assertThat(warm).isTrue();
    }

    @Test
    void those_of_one_that_is_switched_off_are_forgotten() {
        // Given
        List<MarketRecord> history = CandleSeries.records(SERIES, CandleSeries.walk(3, 100));
        pipeline.activate(OWN, Instant.EPOCH, "test");
        pipeline.activate(OTHER, Instant.EPOCH, "test");
        history.subList(0, 50).forEach(pipeline::on);
        save(pipeline, store);
        // Each is there once per timeframe, whoever asked for it.
        assertThat(store.keySet()).filteredOn(key -> key.contains("/further/")).hasSize(9);
        // When
        pipeline.deactivate(OWN.key(), pipeline.nextOpen(), "test");
        pipeline.deactivate(OTHER.key(), pipeline.nextOpen(), "test");
        pipeline.on(history.get(50));
        save(pipeline, store);
        // Then
        assertThat(store.keySet()).noneMatch(key -> key.contains("/further/"));
    }

    @Test
    void a_signal_names_them() {
        // Given
        List<Candle> candles = CandleSeries.walk(3, 1_000);
        var ema = new FurtherIndicator(Specification.ema(33));
        var set = new IndicatorSet();
        pipeline.activate(OWN, Instant.EPOCH, "test");
        pipeline.on(STARTED);
        int signals = 0;
        for (Candle candle : candles) {
            // When
            Step step = pipeline.on(new MarketRecord.Base(candle, 0));
            set.add(candle);
            ema.add(candle, set);
            // Then
            for (SignalEvent event : applied(step).events()) {
                if (event instanceof SignalEvent.Opened(Signal signal) && signal.timeframe() == Timeframe.M1) {
                    assertThat(signal.assessment().indicators())
                            .containsEntry("ema33", ema.value())
                            .containsKeys("ema9", "rsi7", "ema20", "rsi14");
                    assertThat(signal.assessment().rationale())
                            .noneMatch(sentence -> sentence.contains("EMA 20/50/200"));
                    signals++;
                }
            }
        }
        assertThat(signals).isGreaterThan(5);
    }

    @Test
    void seeds_warm_them_up_if_the_strategy_was_there_before() {
        // Given
        pipeline.activate(OWN, Instant.EPOCH, "test");
        pipeline.on(STARTED);
        seed(0, 200);
        pipeline.activate(OTHER, Instant.EPOCH, "test");
        seed(200, 250);
        // When
        Step first = pipeline.on(PipelineFixture.base(0));
        // Then
        assertThat(onMinutes(first, OWN)).noneMatch(Evaluation.WarmingUp.class::isInstance);
        assertThat(onMinutes(first, OTHER)).containsExactly(new Evaluation.WarmingUp(200));
    }

    @Test
    void a_new_series_warms_them_up_anew() {
        // Given
        pipeline.activate(OWN, Instant.EPOCH, "test");
        CandleSeries.records(SERIES, CandleSeries.walk(3, 300)).forEach(pipeline::on);
        // When
        pipeline.on(new MarketRecord.SeriesStarted(
                new Series("another", SERIES.instrument(), SERIES.tick(), SERIES.baseInterval(), SERIES.timeframes())));
        // Then
        assertThat(onMinutes(pipeline.on(PipelineFixture.base(300)), OWN))
                .containsExactly(new Evaluation.WarmingUp(200));
    }

    private void seed(int from, int to) {
        for (int i = from; i < to; i++) {
            Instant at = START.minus(Duration.ofMinutes(250L - i));
            pipeline.on(new MarketRecord.Seed(Timeframe.M1, aCandle().at(at).build()));
        }
    }

    private static List<Evaluation> onMinutes(Step step, StrategyDefinition of) {
        return applied(step).evaluated().stream()
                .filter(one -> one.timeframe() == Timeframe.M1 && one.strategy().equals(of.key()))
                .map(Evaluated::evaluation)
                .toList();
    }

    private void restart() {
        save(pipeline, store);
        pipeline = SignalPipeline.restore(CandleSeries.INSTRUMENT, store);
    }
}
