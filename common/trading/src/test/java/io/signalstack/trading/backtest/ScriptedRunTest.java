package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Short stories whose right figures are plain, each of which was once told wrong. */
class ScriptedRunTest {

    private static final Sizing ALL_IN = new Sizing(10_000, 1);

    /** One percent a day. */
    private static final Shorts BORROWING = Shorts.allowed(3.65);

    @Test
    void an_account_that_lost_more_than_it_had_stays_lost_in_every_drawn_way() {
        // Given 19 wins of 1%, then a short that is bought back at four and a half times its price
        var run = new ScriptedRun(Timeframe.M1, ALL_IN, Shorts.allowed(0)).flat(1, 100);
        for (int i = 0; i < 19; i++) {
            run.signal(Side.LONG, 100, 50, 101, 100).candle(100, 101.5, 100, 100);
        }
        run.signal(Side.SHORT, 100, 199, 50, 100).flat(1, 100).candle(450, 450, 450, 450);

        // When
        BacktestResult result = run.flat(2, 450).result();
        MonteCarlo ways = MonteCarlo.of(result, 1);

        // Then no way ends above 19 wins and another, and half of them end below zero
        assertThat(result.accountReturns())
                .hasSize(20)
                .last()
                .satisfies(r -> assertThat(r).isCloseTo(-3.5, within(1e-12)));
        Band equity = ways.steps().getLast().equity();
        assertThat(equity.p95()).isPositive().isLessThanOrEqualTo(Math.pow(1.01, 20) + 1e-12);
        assertThat(equity.p50()).isNegative();
        assertThat(ways.steps().getLast().drawdown().p95()).isCloseTo(3.5, within(1e-9));
    }

    @Test
    void a_trade_out_of_sight_at_the_end_is_open_and_worth_its_stop() {
        // Given
        BacktestResult result = new ScriptedRun(Timeframe.M1, Sizing.DEFAULT, Shorts.LEFT_OUT)
                .flat(1, 1)
                .signal(Side.LONG, 1, 0.9, 1.5, 1_000)
                .candle(1, 1.05, 0.99, 1.02)
                .lost(2)
                .result();

        // Then 1% was at risk, and is taken for lost
        assertThat(result.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
        assertThat(result.openTrades()).singleElement().satisfies(open -> {
            assertThat(open.mark()).isEqualTo(0.9);
            assertThat(open.netR()).isCloseTo(-1, within(1e-12));
        });
        AccountFigures account = result.headline().account();
        assertThat(account.endingEquity()).isCloseTo(9_900, within(1e-9));
        assertThat(account.maxDrawdown()).isCloseTo(1 - 9_900 / 10_020.0, within(1e-9));
        assertThat(result.equity().getLast().equity()).isEqualTo(account.endingEquity());
        assertThat(result.headline().all().trades()).isZero();
    }

    @Test
    void a_short_out_of_sight_at_the_end_is_open_also_where_the_account_stands_aside() {
        BacktestResult result = new ScriptedRun(Timeframe.M1, Sizing.DEFAULT, Shorts.LEFT_OUT)
                .flat(1, 100)
                .signal(Side.SHORT, 100, 110, 80, 1_000)
                .candle(100, 100, 95, 95)
                .lost(1)
                .result();
        assertThat(result.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
        assertThat(result.openTrades())
                .singleElement()
                .satisfies(open -> assertThat(open.mark()).isEqualTo(110));
        assertThat(result.headline().account().endingEquity()).isEqualTo(10_000);
    }

    @Test
    void a_trade_out_of_sight_leaves_at_its_stop_even_where_the_next_open_is_ten_times_better() {
        BacktestResult result = new ScriptedRun(Timeframe.M1, Sizing.DEFAULT, Shorts.LEFT_OUT)
                .flat(1, 1)
                .signal(Side.LONG, 1, 0.9, 1.5, 1_000)
                .candle(1, 1.05, 0.99, 1.02)
                .lost(2)
                .candle(11, 11, 11, 11)
                .flat(2, 11)
                .result();
        assertThat(result.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        assertThat(result.openTrades()).isEmpty();
        assertThat(result.headline().account().endingEquity()).isCloseTo(9_900, within(1e-9));
    }

    @Test
    void a_run_ends_where_a_recording_does() {
        // Given a win, and a trade that is open when all has been played once
        BacktestResult result = new ScriptedRun(Timeframe.D1, Sizing.DEFAULT, Shorts.LEFT_OUT)
                .flat(1, 100)
                .signal(Side.LONG, 100, 90, 120, 100)
                .candle(100, 121, 100, 110)
                .signal(Side.LONG, 110, 100, 130, 100)
                .flat(1, 110)
                .recordedSoFar()
                .candle(110, 111, 99, 100)
                .lost(1)
                .result();

        // Then what became of it then is in no figure, and the days of repetition are counted apart
        assertThat(result.counts()).isEqualTo(new Counts(2, 1, 0, 0, 0, 1));
        assertThat(result.headline().all().net().winRate()).isEqualTo(Measure.of(1));
        assertThat(result.openTrades())
                .singleElement()
                .satisfies(open -> assertThat(open.mark()).isEqualTo(110));
        assertThat(result.equity()).hasSize(3);
        assertThat(result.coverage().candles()).isEqualTo(3);
        assertThat(result.coverage().lostCandles()).isZero();
        assertThat(result.coverage().repeatedCandles()).isEqualTo(2);
        assertThat(result.market().text()).isEqualTo("recorded");
    }

    @Test
    void a_trade_lasts_to_the_close_of_the_candle_that_ends_it_inside() {
        // Given a loss, a win and a loss, each filled and ended within one of the last three of four days
        BacktestResult result = new ScriptedRun(Timeframe.D1, Sizing.DEFAULT, Shorts.LEFT_OUT)
                .flat(1, 100)
                .signal(Side.LONG, 100, 90, 120, 100)
                .candle(100, 101, 89, 95)
                .signal(Side.LONG, 95, 85, 110, 100)
                .candle(95, 111, 94, 110)
                .signal(Side.LONG, 110, 100, 130, 100)
                .candle(110, 111, 99, 100)
                .result();

        // Then
        assertThat(result.trades()).extracting(Trade::result).containsExactly(Result.STOP, Result.TARGET, Result.STOP);
        assertThat(result.headline().account().exposure()).isEqualTo(Measure.of(0.75));
        assertThat(result.trades())
                .allSatisfy(trade ->
                        assertThat(trade.until()).isEqualTo(trade.filledAt().plusSeconds(86_400)));
    }

    @Test
    void a_trade_lasts_to_the_open_where_the_candle_opens_beyond_a_level() {
        BacktestResult result = new ScriptedRun(Timeframe.D1, Sizing.DEFAULT, Shorts.LEFT_OUT)
                .flat(1, 100)
                .signal(Side.LONG, 100, 90, 120, 100)
                .flat(1, 100)
                .candle(85, 86, 84, 85)
                .flat(1, 85)
                .result();
        assertThat(result.headline().account().exposure()).isEqualTo(Measure.of(0.25));
    }

    @Test
    void a_short_borrows_for_the_day_in_which_it_is_filled_and_ended() {
        // Given 100 sold at 100, bought back at 50 within the day: half the risk earned, 1% of the price paid
        BacktestResult result = new ScriptedRun(Timeframe.D1, ALL_IN, BORROWING)
                .flat(1, 100)
                .signal(Side.SHORT, 100, 200, 50, 100)
                .candle(100, 101, 49, 60)
                .flat(1, 60)
                .result();
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.grossR()).isEqualTo(0.5);
            assertThat(trade.netR()).isCloseTo(0.49, within(1e-12));
        });
        assertThat(result.headline().account().borrowPaid()).isCloseTo(100, within(1e-9));
        assertThat(result.headline().account().endingEquity()).isCloseTo(14_900, within(1e-9));
    }

    @Test
    void borrowing_makes_a_loss_of_a_trade_where_it_makes_one_of_the_account() {
        // Given ten days of borrowing for a fall of 5%
        BacktestResult result = new ScriptedRun(Timeframe.D1, ALL_IN, BORROWING)
                .flat(1, 100)
                .signal(Side.SHORT, 100, 200, 1, 100)
                .flat(10, 100)
                .leave()
                .candle(95, 95, 95, 95)
                .flat(1, 95)
                .result();

        // Then
        assertThat(result.headline().account().netReturn()).isCloseTo(-0.05, within(1e-12));
        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.result()).isEqualTo(Result.STRATEGY_EXIT);
            assertThat(trade.grossR()).isCloseTo(0.05, within(1e-12));
            assertThat(trade.netR()).isCloseTo(-0.05, within(1e-12));
        });
        assertThat(result.headline().all().net().winRate()).isEqualTo(Measure.of(0));
        assertThat(result.headline().all().gross().winRate()).isEqualTo(Measure.of(1));
    }

    @Test
    void an_open_short_has_paid_for_borrowing_so_far() {
        BacktestResult result = new ScriptedRun(Timeframe.D1, ALL_IN, BORROWING)
                .flat(1, 100)
                .signal(Side.SHORT, 100, 200, 1, 100)
                .flat(10, 100)
                .result();
        assertThat(result.openTrades())
                .extracting(OpenTrade::netR)
                .singleElement()
                .satisfies(netR -> assertThat(netR).isCloseTo(-0.1, within(1e-12)));
        assertThat(result.headline().account().netReturn()).isCloseTo(-0.1, within(1e-12));
    }

    @Test
    void a_trade_that_earns_exactly_nothing_is_neither_a_win_nor_a_loss() {
        BacktestResult result = new ScriptedRun(Timeframe.D1, Sizing.DEFAULT, Shorts.LEFT_OUT)
                .flat(1, 100)
                .signal(Side.LONG, 100, 90, 120, 1)
                .flat(1, 100)
                .signal(Side.LONG, 100, 90, 120, 1)
                .candle(100, 121, 100, 110)
                .flat(1, 110)
                .result();
        RFigures net = result.headline().all().net();
        assertThat(result.trades()).extracting(Trade::netR).isEqualTo(List.of(0.0, 2.0));
        assertThat(net.longestLosses()).isZero();
        assertThat(net.longestWins()).isEqualTo(1);
        assertThat(net.winRate()).isEqualTo(Measure.of(0.5));
        Measure noLoss = Measure.undefined("no losing trade");
        assertThat(net.profitFactor()).isEqualTo(noLoss);
        assertThat(net.averageLoss()).isEqualTo(noLoss);
        assertThat(net.largestLoss()).isEqualTo(noLoss);
    }
}
