package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step.Applied;
import io.signalstack.trading.pipeline.Step.Ignored;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalPipelineTest {

    private static final Instant START = CandleSeries.START;
    private static final Series SERIES = CandleSeries.series(Timeframe.M1, Timeframe.M5, Timeframe.M15);
    private static final StrategyDefinition CONFLUENCE = BuiltInStrategies.CONFLUENCE;
    private static final StrategyDefinition EAGER = new StrategyDefinition(
            new StrategyKey("eager", "1"), "confluence", Map.of("warmUp", "200", "threshold", "0.1"));

    private final SignalPipeline pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);

    @Test
    void a_candle_without_a_series_is_ignored() {
        assertThat(pipeline.on(base(0))).isEqualTo(new Ignored(Step.Reason.NO_SERIES));
        assertThat(pipeline.on(new MarketRecord.Seed(Timeframe.M5, aCandle().build())))
                .isEqualTo(new Ignored(Step.Reason.NO_SERIES));
        assertThat(pipeline.series()).isEmpty();
        assertThat(pipeline.nextOpen()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void late_and_duplicate_candles_are_ignored_and_a_jump_is_refused() {
        // Given
        start();
        pipeline.on(base(0));
        pipeline.on(base(1));
        // Then
        assertThat(pipeline.nextOpen()).isEqualTo(minute(2));
        assertThat(pipeline.on(base(1))).isEqualTo(new Ignored(Step.Reason.DUPLICATE));
        assertThat(pipeline.on(base(0))).isEqualTo(new Ignored(Step.Reason.LATE));
        assertThat(pipeline.on(base(3))).isEqualTo(new Step.Gap(minute(2)));
        assertThat(pipeline.on(new MarketRecord.Lost(minute(3)))).isEqualTo(new Step.Gap(minute(2)));
        assertThat(pipeline.on(new MarketRecord.Base(candle(4), 1))).isEqualTo(new Step.Gap(minute(2)));
        assertThat(pipeline.on(base(2))).isInstanceOf(Applied.class);
    }

    @Test
    void a_lost_candle_makes_its_buckets_incomplete() {
        // Given
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        start();
        for (int i = 0; i < 4; i++) {
            pipeline.on(base(i));
        }
        // When
        Step step = pipeline.on(new MarketRecord.Lost(minute(4)));
        // Then
        assertThat(applied(step).evaluated())
                .extracting(Evaluated::timeframe, Evaluated::openTime, Evaluated::evaluation)
                .containsExactly(
                        tuple(Timeframe.M1, minute(4), incomplete()), tuple(Timeframe.M5, minute(0), incomplete()));
    }

    @Test
    void timeframes_come_ascending_and_on_each_the_strategies_by_id() {
        // Given
        pipeline.activate(EAGER, Instant.EPOCH, "test");
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        start();
        // When
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            order = applied(pipeline.on(base(i))).evaluated().stream()
                    .map(one -> one.timeframe() + " " + one.strategy())
                    .toList();
        }
        // Then
        assertThat(order)
                .containsExactly(
                        "1m confluence@1",
                        "1m eager@1",
                        "5m confluence@1",
                        "5m eager@1",
                        "15m confluence@1",
                        "15m eager@1");
        assertThat(pipeline.evaluations()).hasSize(6);
    }

    @Test
    void warming_up_says_how_many_candles_are_missing() {
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        start();
        assertThat(evaluation(pipeline.on(base(0)))).isEqualTo(new Evaluation.WarmingUp(250));
        for (int i = 1; i < 249; i++) {
            pipeline.on(base(i));
        }
        assertThat(evaluation(pipeline.on(base(249)))).isEqualTo(new Evaluation.WarmingUp(1));
        assertThat(evaluation(pipeline.on(base(250)))).isInstanceOf(Evaluation.Quiet.class);
    }

    @Test
    void a_strategy_is_switched_on_and_off_once() {
        // Given
        start();
        pipeline.on(base(0));
        // When
        List<SignalEvent> on = pipeline.activate(CONFLUENCE, pipeline.nextOpen(), "seeded");
        List<SignalEvent> again = pipeline.activate(CONFLUENCE, pipeline.nextOpen(), "seeded");
        // Then
        assertThat(on)
                .containsExactly(
                        new SignalEvent.Activated(CONFLUENCE.key(), CandleSeries.INSTRUMENT, minute(1), "seeded"));
        assertThat(again).isEmpty();
        assertThat(applied(pipeline.on(base(1))).evaluated()).hasSize(1);
        // When
        List<SignalEvent> off = pipeline.deactivate(CONFLUENCE.key(), minute(3), "switched off");
        // Then
        assertThat(off).hasSize(1);
        assertThat(pipeline.deactivate(CONFLUENCE.key(), minute(3), "switched off"))
                .isEmpty();
        assertThat(pipeline.evaluations()).isEmpty();
        assertThat(applied(pipeline.on(base(2))).evaluated()).hasSize(1);
        assertThat(applied(pipeline.on(base(3))).evaluated()).isEmpty();
        assertThat(pipeline.activate(CONFLUENCE, minute(5), "back")).hasSize(1);
        assertThat(applied(pipeline.on(base(4))).evaluated()).isEmpty();
        assertThat(applied(pipeline.on(base(5))).evaluated()).hasSize(1);
    }

    @Test
    void a_strategy_switched_on_in_the_middle_gives_what_it_gives_from_the_start() {
        // Given
        List<MarketRecord> history = CandleSeries.records(SERIES, CandleSeries.walk(7, 1_000));
        var early = new SignalPipeline(CandleSeries.INSTRUMENT);
        early.activate(CONFLUENCE, Instant.EPOCH, "test");
        // When
        for (MarketRecord record : history) {
            Step expected = early.on(record);
            Step step = pipeline.on(record);
            if (pipeline.nextOpen().equals(minute(600))) {
                pipeline.activate(CONFLUENCE, minute(600), "test");
            }
            // Then
            if (pipeline.nextOpen().isAfter(minute(600)) && early.openSignals().isEmpty()) {
                assertThat(applied(step).evaluated())
                        .isEqualTo(applied(expected).evaluated());
            }
        }
    }

    @Test
    void another_definition_under_an_active_key_is_refused() {
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        var other = new StrategyDefinition(CONFLUENCE.key(), CONFLUENCE.kind(), Map.of("threshold", "0.6"));
        assertThatThrownBy(() -> pipeline.activate(other, Instant.EPOCH, "test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("confluence@1");
    }

    @Test
    void an_open_signal_holds_back_the_next_one() {
        // Given
        pipeline.activate(EAGER, Instant.EPOCH, "test");
        start();
        int held = 0;
        for (Candle candle : CandleSeries.walk(3, 2_000)) {
            // When
            boolean wasOpen = open(Timeframe.M1);
            Applied step = applied(pipeline.on(new MarketRecord.Base(candle, 0)));
            boolean closed = step.events().stream()
                    .anyMatch(event -> event instanceof SignalEvent.Closed one
                            && one.signal().timeframe() == Timeframe.M1);
            boolean opened = step.events().stream()
                    .anyMatch(event -> event instanceof SignalEvent.Opened one
                            && one.signal().timeframe() == Timeframe.M1);
            // Then
            assertThat(wasOpen && !closed && opened).isFalse();
            if (step.evaluated().getFirst().evaluation().equals(new Evaluation.Quiet(Evaluation.Reason.OPEN_SIGNAL))) {
                assertThat(wasOpen).isTrue();
                held++;
            }
        }
        assertThat(held).isPositive();
    }

    private boolean open(Timeframe timeframe) {
        return pipeline.openSignals().stream().anyMatch(signal -> signal.timeframe() == timeframe);
    }

    @Test
    void a_new_series_closes_what_is_open_and_never_scores_a_candle_again() {
        // Given
        pipeline.activate(EAGER, Instant.EPOCH, "test");
        start();
        List<Candle> walk = CandleSeries.walk(5, 900);
        int seen = 0;
        while (seen < 400 || pipeline.openSignals().isEmpty()) {
            pipeline.on(new MarketRecord.Base(walk.get(seen++), 0));
        }
        List<Signal> open = pipeline.openSignals();
        Instant scoredTo = pipeline.nextOpen();
        // When
        var next = new Series(
                Series.id(CandleSeries.INSTRUMENT, 2),
                CandleSeries.INSTRUMENT,
                SERIES.tick(),
                Timeframe.M1,
                SERIES.timeframes());
        Applied started = applied(pipeline.on(new MarketRecord.SeriesStarted(next)));
        // Then
        assertThat(started.events())
                .hasSameSizeAs(open)
                .allSatisfy(event -> assertThat(
                                ((SignalEvent.Closed) event).outcome().result())
                        .isEqualTo(Outcome.Result.UNVERIFIABLE));
        assertThat(pipeline.openSignals()).isEmpty();
        for (Candle candle : walk) {
            Applied step = applied(pipeline.on(new MarketRecord.Base(candle, 0)));
            assertThat(step.evaluated().isEmpty()).isEqualTo(candle.openTime().isBefore(scoredTo));
            step.events().forEach(event -> {
                if (event instanceof SignalEvent.Opened opened) {
                    assertThat(opened.signal().seriesId()).isEqualTo(next.id());
                    assertThat(opened.signal().closeTime()).isAfter(scoredTo);
                }
            });
        }
        assertThat(pipeline.on(new MarketRecord.SeriesStarted(next))).isEqualTo(new Ignored(Step.Reason.DUPLICATE));
    }

    @Test
    void seeds_warm_a_timeframe_without_being_scored() {
        // Given
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        start();
        Instant firstSeed = START.minus(Duration.ofHours(25));
        // When
        for (int i = 0; i < 300; i++) {
            Candle seed =
                    aCandle().at(firstSeed.plus(Duration.ofMinutes(5L * i))).build();
            assertThat(applied(pipeline.on(new MarketRecord.Seed(Timeframe.M5, seed)))
                            .evaluated())
                    .isEmpty();
        }
        Step again = pipeline.on(
                new MarketRecord.Seed(Timeframe.M5, aCandle().at(firstSeed).build()));
        Step jump = pipeline.on(new MarketRecord.Seed(
                Timeframe.M5, aCandle().at(START.plusSeconds(300)).build()));
        Step foreign = pipeline.on(
                new MarketRecord.Seed(Timeframe.H1, aCandle().at(START).build()));
        Step fifth = null;
        for (int i = 0; i < 5; i++) {
            fifth = pipeline.on(base(i));
        }
        // Then
        assertThat(again).isEqualTo(new Ignored(Step.Reason.LATE));
        assertThat(jump).isEqualTo(new Step.Gap(START));
        assertThat(foreign).isEqualTo(new Ignored(Step.Reason.NO_TIMEFRAME));
        assertThat(applied(fifth).evaluated().get(1).evaluation()).isInstanceOf(Evaluation.Quiet.class);
        assertThat(pipeline.on(
                        new MarketRecord.Seed(Timeframe.M5, aCandle().at(START).build())))
                .isEqualTo(new Ignored(Step.Reason.LATE));
    }

    @Test
    void seeds_that_do_not_reach_the_first_base_candle_are_of_no_use() {
        // Given
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        start();
        for (int i = 0; i < 300; i++) {
            Instant at = START.minus(Duration.ofMinutes(5L * (302 - i)));
            pipeline.on(new MarketRecord.Seed(Timeframe.M5, aCandle().at(at).build()));
        }
        // When
        Step fifth = null;
        for (int i = 0; i < 5; i++) {
            fifth = pipeline.on(base(i));
        }
        // Then
        assertThat(applied(fifth).evaluated().get(1).evaluation()).isEqualTo(new Evaluation.WarmingUp(250));
    }

    @Test
    void a_new_timeframe_begins_with_what_its_bucket_already_has() {
        // Given
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        start();
        for (int i = 0; i < 20; i++) {
            pipeline.on(base(i));
        }
        // When
        pipeline.on(new MarketRecord.InstrumentChanged(CandleSeries.series(Timeframe.M1, Timeframe.H1)));
        Step last = null;
        for (int i = 20; i < 60; i++) {
            last = pipeline.on(base(i));
        }
        // Then
        assertThat(applied(last).evaluated())
                .extracting(one -> one.timeframe() + " " + one.evaluation())
                .containsExactly("1m WarmingUp[missing=191]", "1h WarmingUp[missing=250]");
        assertThat(pipeline.evaluations()).extracting(Evaluated::timeframe).doesNotContain(Timeframe.M5);
    }

    @Test
    void records_that_contradict_the_series_are_refused() {
        start();
        var foreign = new Instrument("OTHER", "BTC", "USD");
        var series = new Series("x", foreign, new BigDecimal("0.01"), Timeframe.M1, List.of(Timeframe.M1));
        var slower = new Series(SERIES.id(), SERIES.instrument(), SERIES.tick(), Timeframe.M5, List.of(Timeframe.M5));
        assertThatThrownBy(() -> pipeline.on(new MarketRecord.SeriesStarted(series)))
                .hasMessageContaining("OTHER:BTC/USD");
        assertThatThrownBy(() -> pipeline.on(new MarketRecord.InstrumentChanged(slower)))
                .hasMessageContaining("5m");
        assertThatThrownBy(
                        () -> pipeline.on(new MarketRecord.Base(aCandle().at(1).build(), 0)))
                .hasMessageContaining("1m bucket");
    }

    @Test
    void state_of_an_unknown_format_or_another_engine_is_refused() {
        // Given
        start();
        pipeline.on(base(0));
        Map<String, byte[]> sections = drain();
        assertThat(SignalPipeline.engineVersion(sections)).hasValue(Engine.VERSION);
        assertThat(SignalPipeline.engineVersion(Map.of())).isEmpty();
        // When
        Map<String, byte[]> otherFormat = new HashMap<>(sections);
        otherFormat.computeIfPresent("head", (key, bytes) -> changed(bytes, 0, 9));
        Map<String, byte[]> otherEngine = new HashMap<>(sections);
        otherEngine.computeIfPresent("meta", (key, bytes) -> changed(bytes, 4, 9));
        Map<String, byte[]> unknown = new HashMap<>(sections);
        unknown.put("what/is/this", new byte[] {1});
        // Then
        assertThatThrownBy(() -> SignalPipeline.restore(CandleSeries.INSTRUMENT, otherFormat))
                .hasMessageContaining("head")
                .hasMessageContaining("format 9");
        assertThatThrownBy(() -> SignalPipeline.restore(CandleSeries.INSTRUMENT, otherEngine))
                .hasMessageContaining("engine version 9");
        assertThatThrownBy(() -> SignalPipeline.restore(CandleSeries.INSTRUMENT, unknown))
                .hasMessageContaining("what/is/this");
    }

    @Test
    void a_candle_costs_less_than_two_kibibytes_of_state() {
        // Given all timeframes there are, over two recorded days
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        pipeline.on(new MarketRecord.SeriesStarted(CandleSeries.series(Timeframe.values())));
        List<Candle> candles = CandleSeries.recordedBtc().subList(0, 2_880);
        long[] bytes = {0};
        // When
        for (Candle candle : candles) {
            pipeline.on(new MarketRecord.Base(candle, 0));
            pipeline.drainChanges((key, section) -> bytes[0] += key.length() + (section == null ? 0 : section.length));
        }
        // Then
        assertThat(bytes[0] / candles.size()).isLessThan(2_048);
    }

    private Map<String, byte[]> drain() {
        Map<String, byte[]> sections = new HashMap<>();
        pipeline.drainChanges(sections::put);
        return sections;
    }

    private static byte[] changed(byte[] bytes, int index, int value) {
        byte[] copy = bytes.clone();
        copy[index] = (byte) value;
        return copy;
    }

    private void start() {
        pipeline.on(new MarketRecord.SeriesStarted(SERIES));
    }

    private static Evaluation incomplete() {
        return new Evaluation.Quiet(Evaluation.Reason.INCOMPLETE);
    }

    private static Evaluation evaluation(Step step) {
        return applied(step).evaluated().getFirst().evaluation();
    }

    private static Applied applied(Step step) {
        assertThat(step).isInstanceOf(Applied.class);
        return (Applied) step;
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Candle candle(int minute) {
        return aCandle().at(minute(minute)).build();
    }

    private static MarketRecord base(int minute) {
        return new MarketRecord.Base(candle(minute), 0);
    }
}
