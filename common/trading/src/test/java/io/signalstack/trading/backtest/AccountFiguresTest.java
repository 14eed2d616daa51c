package io.signalstack.trading.backtest;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An account of 10,000 with 1% at risk on candles of a day. A LONG is filled at 100 with its stop at 90, so that 10 are
 * bought for every 10,000: a price that moves by 1 moves the equity by 10.
 */
class AccountFiguresTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Signal LONG = aSignal().at(START).build();

    private Ledger ledger = ledger(0);
    private int day;

    @Test
    void drawdown_is_from_the_running_peak_on_every_candle() {
        // Given equity of 10,000, 10,200, 9,900, 10,000, 10,300, 10,100: falls of 300/10,200 and 200/10,300
        hold(100, 120, 90.0001, 100, 130, 110);

        // Then the first lasts from the close of day 2 to that of day 4
        AccountFigures figures = figures();
        assertThat(figures.maxDrawdown()).isCloseTo(299.999 / 10_200, within(1e-9));
        assertThat(figures.longestDrawdownDays()).isEqualTo(2);
        assertThat(figures.endingEquity()).isCloseTo(10_100, within(1e-9));
    }

    @Test
    void an_account_that_only_falls_is_in_drawdown_from_its_start() {
        hold(99, 98, 97);
        assertThat(figures().maxDrawdown()).isCloseTo(0.003, within(1e-12));
        assertThat(figures().longestDrawdownDays()).isEqualTo(3);
    }

    @Test
    void gross_and_net_differ_by_what_was_paid() {
        // Given 50 bps a side: 10 bought at 100 and sold at 120 pay 0.005·(1,000 + 1,200) = 11
        ledger = ledger(50);
        Instant close = START.plus(Duration.ofDays(1));
        ledger.open(aCandle().at(START).flatAt(100).build(), close.toEpochMilli());
        ledger.close(LONG, outcome(Result.TARGET, 120, START));
        idle(4);

        // Then
        AccountFigures figures = figures();
        assertThat(figures.costsPaid()).isCloseTo(11, within(1e-9));
        assertThat(figures.borrowPaid()).isZero();
        assertThat(figures.grossReturn()).isCloseTo(0.02, within(1e-12));
        assertThat(figures.netReturn()).isCloseTo(0.0189, within(1e-12));
        // 2,200 went through the market, and each of the 4 days ended with 10,189
        assertThat(figures.turnover().value()).isCloseTo(2_200 / 10_189.0, within(1e-12));
        // held for 1 of 4 days
        assertThat(figures.exposure()).isEqualTo(Measure.of(0.25));
        assertThat(ledger.accountReturns())
                .singleElement()
                .satisfies(r -> assertThat(r).isCloseTo(0.0189, within(1e-12)));
    }

    @Test
    void forty_days_by_hand() {
        // Given 10,000 that win 100 on day 11 and lose 50 on day 21 of 40
        idle(10);
        hold(110);
        hold(110, 110, 110, 110, 110, 110, 110, 110, 110);
        hold(105);
        hold(105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105);

        // Then the returns are +0.01, −50/10,100 = −0.00495050, and 38 of 0: mean 0.000126238,
        // Σ(r − mean)² = 0.0001 + 0.0000245074 − 40·mean² = 0.000123870, s = √(0.000123870/39) = 0.00178217
        AccountFigures figures = figures();
        assertThat(figures.daily().days()).isEqualTo(40);
        assertThat(figures.sharpe().value())
                .isCloseTo(0.000126238 / 0.00178217 * Math.sqrt(365), within(1e-4))
                .isCloseTo(figures.daily().sharpe().value() * Math.sqrt(365), within(1e-12));
        // √(0.0000245074/40) = 0.000782742
        assertThat(figures.sortino().value()).isCloseTo(0.000126238 / 0.000782742 * Math.sqrt(365), within(1e-4));
        assertThat(figures.cagr()).isEqualTo(Measure.undefined("under 365 days"));
        assertThat(figures.calmar()).isEqualTo(Measure.undefined("under 365 days"));
    }

    @Test
    void two_years_by_hand() {
        // Given a price that goes to 80 and back up to 221 within 730 days: equity 9,800... the stop is not asked here
        for (int i = 0; i < 729; i++) {
            hold(80);
        }
        hold(310);

        // Then 12,100/10,000 in two years are 10% a year, after a fall of 2%
        AccountFigures figures = figures();
        assertThat(figures.endingEquity()).isCloseTo(12_100, within(1e-9));
        assertThat(figures.cagr().value()).isCloseTo(0.1, within(1e-12));
        assertThat(figures.calmar().value()).isCloseTo(0.1 / 0.02, within(1e-9));
        assertThat(figures.longestDrawdownDays()).isEqualTo(729);
    }

    @Test
    void a_year_to_the_day_has_yearly_figures() {
        idle(364);
        assertThat(figures().cagr()).isEqualTo(Measure.undefined("under 365 days"));
        idle(1);
        assertThat(figures().cagr()).isEqualTo(Measure.of(0));
        assertThat(figures().calmar()).isEqualTo(Measure.undefined("no drawdown"));
    }

    @Test
    void an_account_that_stood_aside_has_no_ratios() {
        idle(40);
        AccountFigures figures = figures();
        assertThat(figures.netReturn()).isZero();
        assertThat(figures.maxDrawdown()).isZero();
        assertThat(figures.exposure()).isEqualTo(Measure.of(0));
        assertThat(figures.turnover()).isEqualTo(Measure.of(0));
        assertThat(figures.cappedShare()).isEqualTo(Measure.undefined("no trade"));
        assertThat(figures.sharpe()).isEqualTo(Measure.undefined("all days alike"));
        assertThat(figures.sharpeInterval()).isEqualTo(Interval.undefined("all days alike"));
        assertThat(figures.sortino()).isEqualTo(Measure.undefined("no losing day"));
    }

    @Test
    void losses_that_are_nothing_but_rounding_are_none() {
        // Given a year that gains 1% at once, and then loses a ten-billionth of a cent every other day
        hold(110);
        for (int day = 0; day < 182; day++) {
            hold(110 - 1e-11);
            hold(110);
        }

        // Then
        AccountFigures figures = figures();
        assertThat(figures.maxDrawdown()).isGreaterThan(0);
        assertThat(figures.sortino()).isEqualTo(Measure.undefined("no losing day"));
        assertThat(figures.calmar()).isEqualTo(Measure.undefined("no drawdown"));
    }

    @Test
    void a_single_day_has_a_return_and_no_ratios() {
        hold(110);
        AccountFigures figures = figures();
        assertThat(figures.netReturn()).isCloseTo(0.01, within(1e-12));
        assertThat(figures.exposure()).isEqualTo(Measure.of(1));
        assertThat(figures.daily().days()).isEqualTo(1);
        assertThat(figures.sharpe()).isEqualTo(Measure.undefined("under 30 full days"));
        assertThat(figures.sortino()).isEqualTo(Measure.undefined("under 30 full days"));
    }

    @Test
    void without_a_candle_there_is_nothing() {
        AccountFigures figures = figures();
        assertThat(figures.endingEquity()).isEqualTo(10_000);
        assertThat(figures.exposure()).isEqualTo(Measure.undefined("no candle"));
        assertThat(figures.turnover()).isEqualTo(Measure.undefined("no candle"));
        assertThat(figures.cagr()).isEqualTo(Measure.undefined("under 365 days"));
    }

    @Test
    void an_account_that_lost_more_than_it_had_has_no_yearly_growth() {
        // Given a short that went wrong by more than all there was, then a year and a day
        Signal sold = aSignal().at(START).shorting().build();
        ledger = new Ledger(request(0, Shorts.allowed(0)), false);
        ledger.close(sold, outcome(Result.STOP, 1_200, START));
        idle(366);

        // Then 10 sold at 100 and bought back at 1,200
        AccountFigures figures = figures();
        assertThat(figures.endingEquity()).isCloseTo(-1_000, within(1e-9));
        assertThat(figures.cagr()).isEqualTo(Measure.undefined("nothing is left of the account"));
        assertThat(figures.turnover()).isEqualTo(Measure.undefined("nothing is left of the account"));
        assertThat(figures.maxDrawdown()).isCloseTo(1.1, within(1e-12));
    }

    /** One candle a day on which the trade is open, closing at these prices. */
    private void hold(double... closes) {
        for (double close : closes) {
            mark(List.of(new Position(LONG, START, 100)), close);
        }
    }

    private void idle(int days) {
        for (int i = 0; i < days; i++) {
            mark(List.of(), 100);
        }
    }

    private void mark(List<Position> positions, double close) {
        Instant open = START.plus(Duration.ofDays(day++));
        ledger.mark(
                positions,
                aCandle().at(open).flatAt(close).build(),
                open.plus(Duration.ofDays(1)).toEpochMilli());
    }

    private AccountFigures figures() {
        return ledger.figures(SharpeInterval.drawn(1)).account();
    }

    private static Outcome outcome(Result result, double exit, Instant at) {
        return new Outcome(result, START, 100.0, at, exit, 0.0, 0.0, false);
    }

    private static Ledger ledger(double feeBps) {
        return new Ledger(request(feeBps, Shorts.LEFT_OUT), false);
    }

    private static BacktestRequest request(double feeBps, Shorts shorts) {
        return new BacktestRequest(
                BuiltInStrategies.CONFLUENCE,
                LONG.instrument(),
                Timeframe.D1,
                START,
                START.plus(Duration.ofDays(1_000)),
                new Costs(feeBps, 0),
                Sizing.DEFAULT,
                shorts);
    }
}
