package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forty days of a random walk, warmed on the first three. */
class SweepTest {

    private static final List<MarketRecord> RECORDS = Collections.unmodifiableList(
            CandleSeries.records(CandleSeries.series(Timeframe.M1, Timeframe.M15), CandleSeries.walk(5, 40 * 1440)));
    private static final BacktestRequest BACKTEST = BacktestRequest.of(
            BuiltInStrategies.CONFLUENCE,
            CandleSeries.INSTRUMENT,
            Timeframe.M15,
            CandleSeries.START.plus(Duration.ofDays(3)),
            CandleSeries.START.plus(Duration.ofDays(40)));
    private static final Grid GRID =
            Grid.of(Map.of("threshold", List.of("0.4", "0.55", "0.99"), "stopAtr", List.of("1.5", "2.5")));
    private static final SweepRequest REQUEST = new SweepRequest(BACKTEST, GRID, Trials.NONE);
    private static SweepResult result;

    /** Not where the class is initialised: the threads would wait for that. */
    @BeforeAll
    static void runOnOneThread() {
        result = run(REQUEST, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void the_number_of_threads_changes_no_byte(int threads) {
        assertThat(run(REQUEST, threads).toString()).isEqualTo(result.toString());
    }

    @Test
    void each_point_is_a_run_by_itself() {
        assertThat(result.points()).hasSize(6);
        for (SweepPoint point : List.of(result.points().get(0), result.points().get(4))) {
            // When
            Map<String, String> parameters = new HashMap<>(BACKTEST.strategy().parameters());
            parameters.putAll(point.parameters());
            BacktestResult alone = Backtest.run(
                    BACKTEST.with(new StrategyDefinition(
                            BACKTEST.strategy().key(), BACKTEST.strategy().kind(), parameters)),
                    RECORDS,
                    (fraction, candles) -> {},
                    () -> false);
            // Then
            assertThat(point.counts()).isEqualTo(alone.counts());
            assertThat(point.warmingUp()).isEqualTo(alone.coverage().warmingUp());
            assertThat(point.figures().all()).isEqualTo(alone.headline().all());
            assertThat(point.figures().longs()).isEqualTo(alone.headline().longs());
            assertThat(point.ambiguousAsHits().all())
                    .isEqualTo(alone.ambiguousAsHits().all());
            assertThat(point.figures().account())
                    .usingRecursiveComparison()
                    .ignoringFields("sharpeInterval")
                    .isEqualTo(alone.headline().account());
            assertThat(result.coverage()).isEqualTo(alone.coverage());
        }
        assertThat(result.points().getFirst().counts().trades()).isPositive();
        assertThat(result.points()
                        .getFirst()
                        .figures()
                        .account()
                        .sharpeInterval()
                        .low()
                        .reason())
                .isEqualTo("not drawn for each point");
    }

    @Test
    void it_names_the_parameters_that_all_points_share() {
        assertThat(result.parameters())
                .containsEntry("warmUp", "250")
                .containsEntry("targetAtr", "3")
                .doesNotContainKeys("threshold", "stopAtr");
        assertThat(result.points().get(3).parameters()).isEqualTo(Map.of("stopAtr", "2.5", "threshold", "0.4"));
    }

    @Test
    void points_with_a_sharpe_ratio_are_counted_on_top_of_the_trials_before() {
        // Given
        Trials expected = new Trials(7, 0.7, 0.1);
        for (SweepPoint point : result.points()) {
            expected = expected.plus(point.figures().account().daily().sharpe());
        }
        assertThat(result.points()
                        .getLast()
                        .figures()
                        .account()
                        .daily()
                        .sharpe()
                        .value())
                .as("nothing is traded at 0.99")
                .isNull();
        assertThat(expected.n()).isEqualTo(7 + 4);

        // When
        SweepResult later = run(new SweepRequest(BACKTEST, GRID, new Trials(7, 0.7, 0.1)), 2);

        // Then
        assertThat(later.trials()).isEqualTo(expected);
        assertThat(later.countedFor()).isEqualTo(new TrialKey("confluence", CandleSeries.INSTRUMENT, Timeframe.M15));
        for (SweepPoint point : later.points()) {
            assertThat(point.deflatedSharpe())
                    .isEqualTo(DeflatedSharpe.of(point.figures().account().daily(), expected));
        }
        assertThat(later.points().getFirst().deflatedSharpe().value()).isBetween(0.0, 1.0);
        assertThat(later.points().getLast().deflatedSharpe()).isEqualTo(Measure.undefined("all days alike"));
    }

    @Test
    void one_point_alone_has_no_deflated_ratio() {
        SweepResult one = run(new SweepRequest(BACKTEST, Grid.of(Map.of("threshold", List.of("0.4"))), Trials.NONE), 1);
        assertThat(one.trials().n()).isEqualTo(1);
        assertThat(one.points().getFirst().deflatedSharpe()).isEqualTo(Measure.undefined("under two trials"));
    }

    @Test
    void progress_goes_on_and_on_to_the_end() {
        // When
        List<Double> fractions = new ArrayList<>();
        List<Long> candles = new ArrayList<>();
        run(REQUEST, RECORDS, 2, (fraction, seen) -> {
            fractions.add(fraction);
            candles.add(seen);
        });

        // Then
        assertThat(fractions).hasSizeBetween(50, 1_000).isSorted().endsWith(1.0);
        assertThat(candles).isSorted().endsWith(6L * 40 * 1440);
    }

    @Test
    @Timeout(60)
    void it_stops_when_told_and_leaves_no_run_behind() throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            var cancelled = new AtomicBoolean();
            var asked = new AtomicInteger();
            assertThatThrownBy(() ->
                            Sweep.run(REQUEST, RECORDS, executor, (fraction, candles) -> cancelled.set(true), () -> {
                                asked.incrementAndGet();
                                return cancelled.get();
                            }))
                    .isInstanceOf(CancellationException.class);
            // Then nobody asks any more
            int then = asked.get();
            executor.shutdown();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(asked.get()).isEqualTo(then);
        }
    }

    @Test
    void a_run_that_fails_stops_the_others_and_says_why() {
        List<MarketRecord> holed = new ArrayList<>(RECORDS);
        holed.remove(30_000);
        assertThatThrownBy(() -> run(REQUEST, holed, 2, (fraction, candles) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the records skip");
    }

    @Test
    void an_unusable_point_is_refused_before_any_is_run() {
        var request = new SweepRequest(BACKTEST, Grid.of(Map.of("threshold", List.of("0.4", "5"))), Trials.NONE);
        assertThatThrownBy(() -> run(request, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold '5'");
    }

    private static SweepResult run(SweepRequest request, int threads) {
        return run(request, RECORDS, threads, (fraction, candles) -> {});
    }

    private static SweepResult run(
            SweepRequest request, List<MarketRecord> records, int threads, BacktestProgress progress) {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            return Sweep.run(request, records, executor, progress, () -> false);
        }
    }
}
