package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.BuiltInStrategies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Runs over the recorded BTC/USD minutes, warmed on the first day and traded from the second on. */
class BacktestTest {

    private static final Instant FROM = Instant.parse("2013-11-26T00:00:00Z");
    private static final Instant TO = Instant.parse("2013-12-01T16:02:00Z");
    private static final BacktestRequest REQUEST =
            BacktestRequest.of(BuiltInStrategies.CONFLUENCE, CandleSeries.INSTRUMENT, Timeframe.M5, FROM, TO);
    private static final List<MarketRecord> RECORDS = CandleSeries.records(
            CandleSeries.series(Timeframe.M1, Timeframe.M5, Timeframe.M15), CandleSeries.recordedBtc());
    private static final BacktestResult RESULT = run(REQUEST);

    @Test
    void the_same_run_gives_the_same_bytes() {
        assertThat(run(REQUEST)).isEqualTo(RESULT);
        assertThat(run(REQUEST).toString()).isEqualTo(RESULT.toString());
        assertThat(RESULT.request().seed()).isEqualTo(BacktestRequest.DEFAULT_SEED);
    }

    @Test
    void what_its_trades_made_of_the_equity_is_what_became_of_it() {
        double equity = RESULT.headline().account().startingCapital();
        for (double made : RESULT.accountReturns()) {
            equity *= 1 + made;
        }
        double open = RESULT.openTrades().isEmpty() ? 1 : 0.02;
        assertThat(RESULT.headline().account().endingEquity()).isCloseTo(equity, within(open * equity));
        assertThat(RESULT.accountReturns())
                .hasSize(RESULT.headline().account().trades()
                        - RESULT.openTrades().size());
    }

    @Test
    void a_trade_that_is_open_at_the_end_is_marked_to_market_and_counts_for_no_rate() {
        // Given a run that ends one candle after the fill of its first trade
        Trade first = RESULT.trades().getFirst();
        Instant end = first.filledAt().plusSeconds(60);
        BacktestResult cut =
                run(BacktestRequest.of(BuiltInStrategies.CONFLUENCE, CandleSeries.INSTRUMENT, Timeframe.M5, FROM, end));

        // Then
        double close = RECORDS.stream()
                .filter(record -> record instanceof MarketRecord.Base(Candle candle, int revision)
                        && candle.openTime().equals(first.filledAt()))
                .mapToDouble(record -> ((MarketRecord.Base) record).candle().close())
                .findFirst()
                .orElseThrow();
        double grossR = first.side().sign() * (close - first.fill()) / first.risk();
        assertThat(cut.openTrades())
                .containsExactly(new OpenTrade(
                        first.signalId(),
                        first.side(),
                        first.filledAt(),
                        first.fill(),
                        close,
                        grossR,
                        grossR - 0.0015 * (first.fill() + close) / first.risk()));
        assertThat(cut.headline().all().trades()).isZero();
        assertThat(cut.counts().openAtEnd()).isEqualTo(1);
    }

    @Test
    void it_says_which_candles_it_rests_on() {
        Coverage coverage = RESULT.coverage();
        assertThat(coverage.requestedDays()).isCloseTo(5 + 962 / 1440.0, within(1e-12));
        assertThat(coverage.coveredDays()).isEqualTo(coverage.requestedDays());
        assertThat(coverage.candles()).isEqualTo(5 * 1440 + 962);
        assertThat(coverage.warmUpCandles()).isEqualTo(288);
        assertThat(coverage.warmingUp()).isZero();
        assertThat(coverage.candlesHash()).hasSize(64);
        assertThat(RESULT.parameters()).containsEntry("warmUp", "250");
    }

    @Test
    void its_trades_are_the_pipelines_own() {
        // Given
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        pipeline.activate(BuiltInStrategies.CONFLUENCE, FROM, "test");
        List<String> closed = new ArrayList<>();
        // When
        for (MarketRecord record : RECORDS) {
            for (SignalEvent event : ((Step.Applied) pipeline.on(record)).events()) {
                if (event instanceof SignalEvent.Closed one
                        && one.signal().timeframe() == Timeframe.M5
                        && one.outcome().grossR() != null) {
                    closed.add(one.signal().id() + one.outcome().netR());
                }
            }
        }
        // Then
        assertThat(RESULT.trades())
                .extracting(trade -> trade.signalId() + trade.netR())
                .isEqualTo(closed);
        assertThat(closed).isNotEmpty();
    }

    @Test
    void the_counts_add_up() {
        Counts counts = RESULT.counts();
        assertThat(counts.trades() + counts.notFilled() + counts.unverifiable() + counts.openAtEnd())
                .isEqualTo(counts.signals());
        assertThat(RESULT.headline().longs().trades()
                        + RESULT.headline().shorts().trades())
                .isEqualTo(RESULT.headline().all().trades());
    }

    @Test
    void costs_change_net_figures_only() {
        BacktestResult free = run(with(new Costs(0, 0), Shorts.LEFT_OUT));
        assertThat(free.headline().all().gross().total())
                .isEqualTo(RESULT.headline().all().gross().total());
        assertThat(free.headline().all().net().total())
                .isCloseTo(RESULT.headline().all().gross().total(), within(1e-9));
        assertThat(free.counts()).isEqualTo(RESULT.counts());
        assertThat(free.headline().all().breakEvenBps())
                .isEqualTo(RESULT.headline().all().breakEvenBps());
    }

    @Test
    void at_the_break_even_cost_nothing_is_earned() {
        Double breakEven = RESULT.headline().all().breakEvenBps().value();
        assertThat(breakEven).isNotNull();
        if (breakEven >= 0) {
            BacktestResult run = run(with(new Costs(breakEven, 0), Shorts.LEFT_OUT));
            assertThat(run.headline().all().net().total()).isCloseTo(0, within(1e-9));
        } else {
            assertThat(RESULT.headline().all().gross().total()).isNegative();
        }
    }

    @Test
    void shorts_stay_out_of_the_equity_unless_allowed() {
        // Given
        long shorts = RESULT.trades().stream()
                .filter(trade -> trade.side() == Side.SHORT)
                .count();
        assertThat(shorts).isPositive();
        // When
        BacktestResult allowed = run(with(Costs.DEFAULT, Shorts.allowed(0.1)));
        // Then
        int stillOpen = RESULT.openTrades().size();
        assertThat(RESULT.openTrades()).extracting(OpenTrade::side).containsOnly(Side.LONG);
        assertThat(RESULT.headline().account().trades())
                .isEqualTo(RESULT.headline().longs().trades() + stillOpen);
        assertThat(allowed.headline().account().trades())
                .isEqualTo(RESULT.headline().all().trades() + stillOpen);
        assertThat(allowed.trades()).extracting(Trade::grossR).isEqualTo(grossRs());
        assertThat(allowed.headline().longs()).isEqualTo(RESULT.headline().longs());
        assertThat(allowed.headline().shorts().net().total())
                .isLessThan(RESULT.headline().shorts().net().total());
    }

    @Test
    void the_equity_has_a_row_for_every_day_and_only_the_last_is_not_full() {
        assertThat(RESULT.equity()).hasSize(6);
        assertThat(RESULT.equity().subList(0, 5)).allMatch(DayEquity::full);
        assertThat(RESULT.equity().getLast().full()).isFalse();
        assertThat(RESULT.equity().getLast().equity())
                .isEqualTo(RESULT.headline().account().endingEquity());
    }

    @Test
    void too_few_days_give_no_yearly_figure_but_a_reason() {
        AccountFigures account = RESULT.headline().account();
        assertThat(account.sharpe()).isEqualTo(Measure.undefined("under 30 full days"));
        assertThat(account.sortino()).isEqualTo(Measure.undefined("under 30 full days"));
        assertThat(account.cagr()).isEqualTo(Measure.undefined("under 365 days"));
        assertThat(account.calmar()).isEqualTo(Measure.undefined("under 365 days"));
    }

    @Test
    void a_shorter_history_leaves_it_warming_up_and_says_so() {
        var late = BacktestRequest.of(
                BuiltInStrategies.CONFLUENCE,
                CandleSeries.INSTRUMENT,
                Timeframe.M15,
                Instant.parse("2013-11-25T00:00:00Z"),
                Instant.parse("2013-11-27T00:00:00Z"));
        BacktestResult result = run(late);
        assertThat(result.coverage().warmingUp()).isEqualTo(192);
        assertThat(result.counts().signals()).isZero();
        assertThat(result.headline().all().net().winRate()).isEqualTo(Measure.undefined("no trade"));
        assertThat(result.headline().all().net().profitFactor().reason()).isEqualTo("no trade");
    }

    @Test
    void it_stops_when_told_and_tells_how_far_it_is() {
        List<Double> fractions = new ArrayList<>();
        assertThatThrownBy(() -> Backtest.run(
                        REQUEST, RECORDS, (fraction, candles) -> fractions.add(fraction), () -> fractions.size() == 4))
                .isInstanceOf(CancellationException.class);
        assertThat(fractions).hasSize(4).isSorted().allMatch(fraction -> fraction >= 0 && fraction < 1);
    }

    @Test
    void records_that_skip_a_candle_are_refused() {
        List<MarketRecord> holed = new ArrayList<>(RECORDS);
        Candle skipped = ((MarketRecord.Base) holed.remove(500)).candle();
        assertThatThrownBy(() -> Backtest.run(REQUEST, holed, (fraction, candles) -> {}, () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(skipped.openTime().toString());
    }

    private static List<Double> grossRs() {
        return RESULT.trades().stream().map(Trade::grossR).toList();
    }

    private static BacktestRequest with(Costs costs, Shorts shorts) {
        return new BacktestRequest(
                REQUEST.strategy(),
                REQUEST.instrument(),
                REQUEST.timeframe(),
                FROM,
                TO,
                costs,
                REQUEST.sizing(),
                shorts);
    }

    private static BacktestResult run(BacktestRequest request) {
        return Backtest.run(request, RECORDS, (fraction, candles) -> {}, () -> false);
    }
}
