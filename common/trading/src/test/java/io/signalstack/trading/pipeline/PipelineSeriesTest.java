package io.signalstack.trading.pipeline;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static io.signalstack.trading.pipeline.PipelineFixture.CONFLUENCE;
import static io.signalstack.trading.pipeline.PipelineFixture.EAGER;
import static io.signalstack.trading.pipeline.PipelineFixture.SERIES;
import static io.signalstack.trading.pipeline.PipelineFixture.START;
import static io.signalstack.trading.pipeline.PipelineFixture.STARTED;
import static io.signalstack.trading.pipeline.PipelineFixture.applied;
import static io.signalstack.trading.pipeline.PipelineFixture.base;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Step.Applied;
import io.signalstack.trading.pipeline.Step.Ignored;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What begins with a series, and what ends with it. */
class PipelineSeriesTest {

    private final SignalPipeline pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);

    @Test
    void a_new_series_closes_what_is_open_and_never_scores_a_candle_again() {
        // Given
        pipeline.activate(EAGER, Instant.EPOCH, "test");
        pipeline.on(STARTED);
        List<Candle> walk = CandleSeries.walk(5, 900);
        int seen = 0;
        while (seen < 400 || pipeline.openSignals().isEmpty()) {
            pipeline.on(new MarketRecord.Base(walk.get(seen++), 0));
        }
        List<Signal> open = pipeline.openSignals();
        Instant scoredTo = pipeline.nextOpen();
        // When
        Series next = CandleSeries.series(2, Timeframe.M1, Timeframe.M5, Timeframe.M15);
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
        pipeline.on(STARTED);
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
        pipeline.on(STARTED);
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
        pipeline.on(STARTED);
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
        assertThat(pipeline.evaluations())
                .extracting(stored -> stored.evaluated().timeframe())
                .doesNotContain(Timeframe.M5);
    }

    @Test
    void levels_are_on_the_tick_of_the_day() {
        // Given
        pipeline.activate(EAGER, Instant.EPOCH, "test");
        pipeline.on(STARTED);
        Series coarse = new Series(
                SERIES.id(), SERIES.instrument(), new BigDecimal("0.5"), SERIES.baseInterval(), SERIES.timeframes());
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        List<Candle> candles = CandleSeries.walk(3, 2_000);
        // When
        for (int i = 0; i < candles.size(); i++) {
            if (i == 1_000) {
                pipeline.on(new MarketRecord.InstrumentChanged(coarse));
            }
            for (SignalEvent event : applied(pipeline.on(new MarketRecord.Base(candles.get(i), 0)))
                    .events()) {
                if (event instanceof SignalEvent.Opened opened) {
                    (i < 1_000 ? before : after).add(opened.signal().levels().stop() % 0.5);
                }
            }
        }
        // Then
        assertThat(before).anyMatch(rest -> rest != 0);
        assertThat(after).isNotEmpty().containsOnly(0.0);
    }
}
