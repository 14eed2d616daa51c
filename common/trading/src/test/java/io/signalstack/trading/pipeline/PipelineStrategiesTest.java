package io.signalstack.trading.pipeline;

import static io.signalstack.trading.pipeline.PipelineFixture.CONFLUENCE;
import static io.signalstack.trading.pipeline.PipelineFixture.EAGER;
import static io.signalstack.trading.pipeline.PipelineFixture.SERIES;
import static io.signalstack.trading.pipeline.PipelineFixture.STARTED;
import static io.signalstack.trading.pipeline.PipelineFixture.applied;
import static io.signalstack.trading.pipeline.PipelineFixture.base;
import static io.signalstack.trading.pipeline.PipelineFixture.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step.Applied;
import io.signalstack.trading.signal.CanonicalForm;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who evaluates a closed candle, and when. */
class PipelineStrategiesTest {

    private final SignalPipeline pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);

    @Test
    void timeframes_come_ascending_and_on_each_the_strategies_by_id() {
        // Given
        pipeline.activate(EAGER, Instant.EPOCH, "test");
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        pipeline.on(STARTED);
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
        pipeline.on(STARTED);
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
        pipeline.on(STARTED);
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
        pipeline.on(STARTED);
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

    @Test
    void a_signal_that_is_read_later_reads_the_same() {
        // Given
        List<MarketRecord> history = CandleSeries.records(SERIES, CandleSeries.walk(3, 1_000));
        pipeline.activate(EAGER, Instant.EPOCH, "test");
        var other = new SignalPipeline(CandleSeries.INSTRUMENT);
        other.activate(EAGER, Instant.EPOCH, "test");
        List<byte[]> readAtOnce = new ArrayList<>();
        List<Signal> unread = new ArrayList<>();
        // When
        for (MarketRecord record : history) {
            opened(pipeline.on(record)).map(CanonicalForm::of).forEach(readAtOnce::add);
            opened(other.on(record)).forEach(unread::add);
        }
        // Then
        assertThat(unread).hasSizeGreaterThan(5).hasSameSizeAs(readAtOnce);
        for (int i = 0; i < unread.size(); i++) {
            assertThat(CanonicalForm.of(unread.get(i))).isEqualTo(readAtOnce.get(i));
        }
    }

    private static Stream<Signal> opened(Step step) {
        return applied(step).events().stream()
                .filter(SignalEvent.Opened.class::isInstance)
                .map(event -> ((SignalEvent.Opened) event).signal());
    }

    private boolean open(Timeframe timeframe) {
        return pipeline.openSignals().stream().anyMatch(signal -> signal.timeframe() == timeframe);
    }

    private static Evaluation evaluation(Step step) {
        return applied(step).evaluated().getFirst().evaluation();
    }
}
