package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static io.signalstack.trading.pipeline.PipelineFixture.CONFLUENCE;
import static io.signalstack.trading.pipeline.PipelineFixture.SERIES;
import static io.signalstack.trading.pipeline.PipelineFixture.STARTED;
import static io.signalstack.trading.pipeline.PipelineFixture.applied;
import static io.signalstack.trading.pipeline.PipelineFixture.base;
import static io.signalstack.trading.pipeline.PipelineFixture.candle;
import static io.signalstack.trading.pipeline.PipelineFixture.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step.Applied;
import io.signalstack.trading.pipeline.Step.Ignored;
import io.signalstack.trading.strategy.Evaluation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which record may follow which. */
class PipelineSequenceTest {

    private static final MarketRecord UNPLACED = new MarketRecord.Unreadable(Optional.empty());

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
        pipeline.on(STARTED);
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
        pipeline.on(STARTED);
        for (int i = 0; i < 4; i++) {
            pipeline.on(base(i));
        }
        // When
        Step step = pipeline.on(new MarketRecord.Lost(minute(4)));
        // Then
        assertThat(applied(step).evaluated())
                .extracting(Evaluated::timeframe, Evaluated::evaluation)
                .containsExactly(tuple(Timeframe.M1, incomplete()), tuple(Timeframe.M5, incomplete()));
        assertThat(pipeline.evaluations()).extracting(LastEvaluation::openTime).containsExactly(minute(4), minute(0));
    }

    @Test
    void an_unreadable_record_stands_for_the_candle_that_is_missing_after_it() {
        // Given
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        pipeline.on(STARTED);
        pipeline.on(base(0));
        // When
        assertThat(pipeline.on(UNPLACED)).isEqualTo(new Ignored(Step.Reason.UNPLACED));
        assertThat(pipeline.on(base(3))).isEqualTo(new Step.Gap(minute(1)));
        Step step = pipeline.on(base(2));
        // Then
        assertThat(applied(step).evaluated()).extracting(Evaluated::evaluation).startsWith(incomplete());
        assertThat(pipeline.evaluations()).extracting(LastEvaluation::openTime).containsExactly(minute(2));
        assertThat(pipeline.on(base(4))).isEqualTo(new Step.Gap(minute(3)));
    }

    @Test
    void unreadable_records_before_the_next_candle_change_nothing() {
        // Given
        pipeline.on(UNPLACED);
        pipeline.on(STARTED);
        pipeline.on(UNPLACED);
        pipeline.on(base(0));
        pipeline.on(UNPLACED);
        pipeline.on(UNPLACED);
        // Then
        assertThat(pipeline.on(base(1))).isInstanceOf(Applied.class);
        assertThat(pipeline.on(base(3))).isEqualTo(new Step.Gap(minute(2)));
    }

    @Test
    void an_unreadable_record_is_lost_where_its_open_time_can_be_and_unplaced_elsewhere() {
        // Given
        pipeline.on(STARTED);
        pipeline.on(base(0));
        // Then
        assertThat(pipeline.on(unreadable(minute(1)))).isInstanceOf(Applied.class);
        assertThat(pipeline.nextOpen()).isEqualTo(minute(2));
        assertThat(pipeline.on(unreadable(minute(500)))).isEqualTo(new Ignored(Step.Reason.UNPLACED));
        assertThat(pipeline.on(unreadable(minute(2).plusSeconds(7)))).isEqualTo(new Ignored(Step.Reason.UNPLACED));
        assertThat(pipeline.on(base(4))).isInstanceOf(Applied.class);
    }

    @Test
    void what_is_unplaced_is_part_of_the_state() {
        // Given
        pipeline.on(STARTED);
        pipeline.on(base(0));
        pipeline.on(UNPLACED);
        Map<String, byte[]> store = new HashMap<>();
        PipelineFixture.save(pipeline, store);
        // When
        var restored = SignalPipeline.restore(CandleSeries.INSTRUMENT, store);
        // Then
        assertThat(restored.takes(minute(2))).isTrue();
        assertThat(restored.takes(minute(3))).isFalse();
        assertThat(restored.on(base(2))).isInstanceOf(Applied.class);
        // When
        PipelineFixture.save(restored, store);
        // Then
        assertThat(SignalPipeline.restore(CandleSeries.INSTRUMENT, store).on(base(4)))
                .isEqualTo(new Step.Gap(minute(3)));
        assertThat(store).doesNotContainKey("unplaced");
    }

    private static MarketRecord unreadable(Instant openTime) {
        return new MarketRecord.Unreadable(Optional.of(openTime));
    }

    @Test
    void records_that_contradict_the_series_are_refused() {
        pipeline.on(STARTED);
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

    private static Evaluation incomplete() {
        return new Evaluation.Quiet(Evaluation.Reason.INCOMPLETE);
    }
}
