package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sixty days of a random walk, warmed on the first three: samples of 32 days, windows of 5. */
class WalkForwardTest {

    private static final int DAYS = 60;
    private static final Instant FROM = CandleSeries.START.plus(Duration.ofDays(3));
    private static final Instant TO = CandleSeries.START.plus(Duration.ofDays(DAYS));
    private static final List<MarketRecord> RECORDS = Collections.unmodifiableList(
            CandleSeries.records(CandleSeries.series(Timeframe.M1, Timeframe.M15), CandleSeries.walk(5, DAYS * 1440)));
    private static final BacktestRequest BACKTEST =
            BacktestRequest.of(BuiltInStrategies.CONFLUENCE, CandleSeries.INSTRUMENT, Timeframe.M15, FROM, TO);
    private static final Grid GRID =
            Grid.of(Map.of("threshold", List.of("0.4", "0.55"), "targetAtr", List.of("1.5", "3")));
    private static final WalkForwardRequest REQUEST = new WalkForwardRequest(BACKTEST, GRID, 32, 5, 5, 30, Trials.NONE);
    private static WalkForwardResult result;

    /** Not where the class is initialised: the threads would wait for that. */
    @BeforeAll
    static void runOnOneThread() {
        result = run(REQUEST, RECORDS, 1);
    }

    @Test
    void windows_follow_their_samples_step_by_step_to_the_end() {
        assertThat(result.windows())
                .extracting(WalkForwardWindow::boundary)
                .containsExactly(day(35), day(40), day(45), day(50), day(55));
        assertThat(result.windows())
                .extracting(WalkForwardWindow::sampleFrom)
                .containsExactly(day(3), day(8), day(13), day(18), day(23));
        assertThat(result.windows())
                .extracting(WalkForwardWindow::windowTo)
                .containsExactly(day(40), day(45), day(50), day(55), day(60));
        assertThat(result.outOfSample().request().from()).isEqualTo(day(35));
        assertThat(result.outOfSample().coverage().coveredDays()).isEqualTo(25);
        assertThat(result.outOfSample().coverage().warmingUp()).isZero();
        assertThat(result.outOfSample().parameters())
                .containsEntry("warmUp", "250")
                .doesNotContainKeys("threshold", "targetAtr");
    }

    @Test
    void each_choice_is_the_best_mean_of_the_trades_that_were_over_by_its_boundary() {
        List<StrategyDefinition> candidates = GRID.of(BuiltInStrategies.CONFLUENCE);
        for (WalkForwardWindow window : result.windows()) {
            // Given each candidate's trades of signals in the sample, worked out from a run of its own
            List<List<Trade>> trades = candidates.stream()
                    .map(candidate -> backtest(BACKTEST.with(candidate)).trades().stream()
                            .filter(trade -> trade.signalledAt().isAfter(window.sampleFrom())
                                    // 24 candles of 15 minutes are 6 hours
                                    && !trade.signalledAt()
                                            .plus(Duration.ofHours(6))
                                            .isAfter(window.boundary()))
                            .toList())
                    .toList();
            int best = IntStream.range(0, candidates.size())
                    .filter(i -> trades.get(i).size() >= 30)
                    .boxed()
                    .max((i, j) -> Double.compare(mean(trades.get(i)), mean(trades.get(j))))
                    .orElseThrow();

            // Then
            assertThat(window.chosen()).isEqualTo(GRID.points().get(best));
            assertThat(window.inSample().trades()).isEqualTo(trades.get(best).size());
            assertThat(window.inSample().meanNetR()).isEqualTo(Measure.of(mean(trades.get(best))));
        }
    }

    @Test
    void what_comes_after_a_boundary_has_no_say_in_the_choice() {
        // Given the same history to the second boundary, and another one from there on
        int known = 40 * 1440;
        List<MarketRecord> other = new ArrayList<>(RECORDS.subList(0, known + 1));
        double last = ((MarketRecord.Base) RECORDS.get(known)).candle().close();
        for (int i = known; i < DAYS * 1440; i++) {
            var open = CandleSeries.START.plus(Duration.ofMinutes(i));
            other.add(new MarketRecord.Base(Candle.traded(open, last, last, last, last, 1), 0));
        }

        // When
        WalkForwardResult ran = run(REQUEST, other, 2);

        // Then
        for (int i = 0; i < 2; i++) {
            assertThat(ran.windows().get(i).chosen())
                    .isEqualTo(result.windows().get(i).chosen());
            assertThat(ran.windows().get(i).inSample())
                    .isEqualTo(result.windows().get(i).inSample());
        }
    }

    @Test
    void trades_belong_to_the_window_of_their_signal_and_never_overlap() {
        List<Trade> trades = result.outOfSample().trades();
        assertThat(trades).hasSizeGreaterThan(20);
        assertThat(result.windows().stream()
                        .mapToInt(window -> window.outOfSample().trades())
                        .sum())
                .isEqualTo(trades.size());
        assertThat(trades).allMatch(trade -> trade.signalledAt().isAfter(day(35)));
        for (int i = 1; i < trades.size(); i++) {
            assertThat(trades.get(i).signalledAt())
                    .isAfterOrEqualTo(trades.get(i - 1).exitAt());
        }
        assertThat(result.outOfSample().counts().trades()).isEqualTo(trades.size());
        assertThat(result.outOfSample().headline().all().trades()).isEqualTo(trades.size());
    }

    @Test
    void a_grid_of_one_point_trades_like_a_plain_run() {
        // Given
        Grid one = Grid.of(Map.of("threshold", List.of("0.45")));
        BacktestResult plain = backtest(
                BACKTEST.with(one.of(BuiltInStrategies.CONFLUENCE).getFirst()).over(day(35), TO));

        // When
        BacktestResult walked = run(new WalkForwardRequest(BACKTEST, one, 32, 5, 5, 30, Trials.NONE), RECORDS, 1)
                .outOfSample();

        // Then
        assertThat(walked.trades()).isEqualTo(plain.trades()).isNotEmpty();
        assertThat(walked.openTrades()).isEqualTo(plain.openTrades());
        assertThat(walked.counts()).isEqualTo(plain.counts());
        assertThat(walked.headline()).isEqualTo(plain.headline());
        assertThat(walked.ambiguousAsHits()).isEqualTo(plain.ambiguousAsHits());
        assertThat(walked.equity()).isEqualTo(plain.equity());
        assertThat(walked.coverage()).isEqualTo(plain.coverage());
    }

    @Test
    void a_trade_runs_over_its_windows_end_and_holds_the_next_ones_cool_down() {
        // Given windows of a day, traded in turn by two versions of one strategy that decide alike
        StrategyDefinition a = BuiltInStrategies.CONFLUENCE;
        Map<String, String> same = new HashMap<>(a.parameters());
        same.put("maxCostR", "0.500001");
        var b = new StrategyDefinition(a.key(), a.kind(), same);
        var outOfSample = new OutOfSample(BACKTEST, RECORDS, () -> false);
        List<WalkForwardRequest.Span> spans = new WalkForwardRequest(BACKTEST, GRID, 10, 1, 1, 30, Trials.NONE).spans();

        // When
        for (int i = 0; i < spans.size(); i++) {
            outOfSample.trade(i % 2 == 0 ? a : b, spans.get(i), spans.get(i));
        }
        BacktestResult switched =
                outOfSample.run(spans.getFirst(), (fraction, candles) -> {}).result(Map.of());

        // Then it is as if there had been one all the time
        BacktestResult plain = backtest(BACKTEST.over(day(13), TO));
        assertThat(plain.trades())
                .filteredOn(trade -> trade.signalledAt()
                        .truncatedTo(ChronoUnit.DAYS)
                        .isBefore(trade.exitAt().truncatedTo(ChronoUnit.DAYS)))
                .as("trades over a boundary")
                .hasSizeGreaterThan(5);
        assertThat(switched.trades())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("signalId")
                .isEqualTo(plain.trades());
        assertThat(switched.equity()).isEqualTo(plain.equity());
        assertThat(switched.counts()).isEqualTo(plain.counts());
    }

    @Test
    void windows_that_leave_days_out_trade_nothing_on_them() {
        // Given windows of 2 days, 5 apart
        var request = new WalkForwardRequest(
                BACKTEST, Grid.of(Map.of("threshold", List.of("0.45"))), 32, 2, 5, 30, Trials.NONE);
        WalkForwardResult ran = run(request, RECORDS, 1);
        assertThat(ran.windows()).hasSize(5);
        assertThat(ran.outOfSample().trades())
                .isNotEmpty()
                .allMatch(trade -> ran.windows().stream()
                        .anyMatch(window -> trade.signalledAt().isAfter(window.boundary())
                                && !trade.signalledAt().isAfter(window.windowTo())));
    }

    @Test
    void where_no_candidate_has_enough_trades_nothing_is_traded_and_it_says_so() {
        WalkForwardResult ran = run(new WalkForwardRequest(BACKTEST, GRID, 32, 5, 5, 100_000, Trials.NONE), RECORDS, 2);
        assertThat(ran.windows()).hasSize(5).allSatisfy(window -> {
            assertThat(window.chosen()).isNull();
            assertThat(window.inSample()).isNull();
            assertThat(window.eligible()).isZero();
            assertThat(window.reason()).isEqualTo("no candidate had enough trades in sample");
            assertThat(window.outOfSample().trades()).isZero();
        });
        assertThat(ran.outOfSample().trades()).isEmpty();
        assertThat(ran.outOfSample().counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0));
        assertThat(ran.outOfSample().equity()).hasSize(25).allMatch(day -> day.equity() == 10_000);
        assertThat(ran.deflatedSharpe().value()).isNull();
    }

    @Test
    void each_candidate_is_a_trial_in_each_sample() {
        assertThat(result.trials().n()).isEqualTo(4 * 5);
        Trials before = new Trials(3, 0.2, 0.05);
        Trials after = run(new WalkForwardRequest(BACKTEST, GRID, 32, 5, 5, 30, before), RECORDS, 2)
                .trials();
        assertThat(after.n()).isEqualTo(23);
        assertThat(result.countedFor()).isEqualTo(new TrialKey("confluence", CandleSeries.INSTRUMENT, Timeframe.M15));
        assertThat(result.deflatedSharpe()).as("25 days").isEqualTo(Measure.undefined("under 30 full days"));
    }

    @Test
    void the_number_of_threads_changes_no_byte() {
        assertThat(run(REQUEST, RECORDS, 3).toString()).isEqualTo(result.toString());
    }

    @Test
    void it_stops_when_told_and_tells_how_far_it_is() {
        List<Double> fractions = new ArrayList<>();
        assertThatThrownBy(() -> run(
                        REQUEST,
                        RECORDS,
                        2,
                        (fraction, candles) -> fractions.add(fraction),
                        () -> fractions.size() > 20))
                .isInstanceOf(CancellationException.class);
        assertThat(fractions).isSorted().allMatch(fraction -> fraction < 1);
        fractions.clear();
        run(REQUEST, RECORDS, 2, (fraction, candles) -> fractions.add(fraction), () -> false);
        assertThat(fractions).isSorted().endsWith(1.0);
    }

    private static double mean(List<Trade> trades) {
        double sum = 0;
        for (Trade trade : trades) {
            sum += trade.netR();
        }
        return sum / trades.size();
    }

    private static Instant day(int day) {
        return CandleSeries.START.plus(Duration.ofDays(day));
    }

    private static BacktestResult backtest(BacktestRequest request) {
        return Backtest.run(request, RECORDS, (fraction, candles) -> {}, () -> false);
    }

    private static WalkForwardResult run(WalkForwardRequest request, List<MarketRecord> records, int threads) {
        return run(request, records, threads, (fraction, candles) -> {}, () -> false);
    }

    private static WalkForwardResult run(
            WalkForwardRequest request,
            List<MarketRecord> records,
            int threads,
            BacktestProgress progress,
            BooleanSupplier cancelled) {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            return WalkForward.run(request, records, executor, progress, cancelled);
        }
    }
}
