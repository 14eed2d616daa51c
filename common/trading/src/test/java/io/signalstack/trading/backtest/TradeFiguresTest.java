package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Side;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trades of a LONG from 100 with 10 at risk; a side costs 50 bps, so that 0.05 R go for 100 in and a little for the way out. */
class TradeFiguresTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void five_trades_by_hand() {
        // Given, in order of exit, exits at 120, 120, 90, 100.5, 95:
        // gross R  2, 2, -1, 0.05, -0.5
        // cost R   0.005·(100 + exit)/10 = 0.11, 0.11, 0.095, 0.10025, 0.0975
        // net R    1.89, 1.89, -1.095, -0.05025, -0.5975
        TradeFigures figures = TradeFigures.of(List.of(
                trade(Result.TARGET, 120),
                trade(Result.TARGET, 120),
                trade(Result.STOP, 90),
                trade(Result.EXPIRED, 100.5),
                trade(Result.EXPIRED, 95)));

        // Then
        assertThat(figures.trades()).isEqualTo(5);
        assertThat(figures.hitRate()).isEqualTo(Measure.of(0.4));
        RFigures gross = figures.gross();
        assertThat(gross.total()).isCloseTo(2.55, within(1e-12));
        is(gross.expectancy(), 0.51);
        is(gross.winRate(), 0.6);
        is(gross.profitFactor(), 4.05 / 1.5);
        is(gross.averageWin(), 4.05 / 3);
        is(gross.averageLoss(), -0.75);
        is(gross.largestWin(), 2);
        is(gross.largestLoss(), -1);
        assertThat(gross.longestWins()).isEqualTo(2);
        assertThat(gross.longestLosses()).isEqualTo(1);
        RFigures net = figures.net();
        assertThat(net.total()).isCloseTo(2.03725, within(1e-12));
        is(net.expectancy(), 0.40745);
        is(net.winRate(), 0.4);
        is(net.profitFactor(), 3.78 / 1.74275);
        is(net.averageWin(), 1.89);
        is(net.averageLoss(), -1.74275 / 3);
        is(net.largestWin(), 1.89);
        is(net.largestLoss(), -1.095);
        assertThat(net.longestWins()).isEqualTo(2);
        assertThat(net.longestLosses()).isEqualTo(3);
        // Wilson of 2 of 5: (0.4 + 0.38416 ± 1.96·√(0.048 + 0.038416)) / 1.76832, that is (0.78416 ± 0.57617) / 1.76832
        is(figures.winRateInterval().low(), 0.117621, 1e-5);
        is(figures.winRateInterval().high(), 0.769276, 1e-5);
        // Σ notional = (500 + 525.5)/10 = 102.55 R: 10⁴·2.55/102.55
        is(figures.breakEvenBps(), 25_500 / 102.55);
    }

    @Test
    void one_trade_that_won() {
        TradeFigures figures = TradeFigures.of(List.of(trade(Result.TARGET, 120)));
        is(figures.hitRate(), 1);
        is(figures.net().winRate(), 1);
        is(figures.net().expectancy(), 1.89);
        is(figures.net().averageWin(), 1.89);
        is(figures.net().largestWin(), 1.89);
        assertThat(figures.net().longestWins()).isEqualTo(1);
        assertThat(figures.net().longestLosses()).isZero();
        // What needs a loss has none, and no 0 and no 10 in its place
        Measure noLoss = Measure.undefined("no losing trade");
        assertThat(figures.net().profitFactor()).isEqualTo(noLoss);
        assertThat(figures.gross().profitFactor()).isEqualTo(noLoss);
        assertThat(figures.net().averageLoss()).isEqualTo(noLoss);
        assertThat(figures.net().largestLoss()).isEqualTo(noLoss);
        // Wilson of 1 of 1: 1/(1 + 1.96²) to 1
        is(figures.winRateInterval().low(), 1 / 4.8416);
        is(figures.winRateInterval().high(), 1);
    }

    @Test
    void a_trade_that_came_to_nothing_is_neither_won_nor_lost_and_ends_a_row() {
        // Given gross R −1, 0, −1
        RFigures gross = TradeFigures.of(
                        List.of(trade(Result.STOP, 90), trade(Result.EXPIRED, 100), trade(Result.STOP, 90)))
                .gross();

        // Then
        is(gross.winRate(), 0);
        is(gross.averageLoss(), -1);
        is(gross.expectancy(), -2 / 3.0);
        assertThat(gross.longestLosses()).isEqualTo(1);
        RFigures nothing = TradeFigures.of(List.of(trade(Result.EXPIRED, 100))).gross();
        assertThat(nothing.averageLoss()).isEqualTo(Measure.undefined("no losing trade"));
        assertThat(nothing.largestLoss()).isEqualTo(Measure.undefined("no losing trade"));
        assertThat(nothing.longestLosses()).isZero();
    }

    @Test
    void one_trade_that_lost() {
        TradeFigures figures = TradeFigures.of(List.of(trade(Result.STOP, 90)));
        is(figures.net().profitFactor(), 0);
        is(figures.net().averageLoss(), -1.095);
        assertThat(figures.net().averageWin()).isEqualTo(Measure.undefined("no winning trade"));
        assertThat(figures.net().largestWin()).isEqualTo(Measure.undefined("no winning trade"));
    }

    @Test
    void a_trade_that_its_costs_eat_is_a_gross_win_and_a_net_loss() {
        TradeFigures figures = TradeFigures.of(List.of(trade(Result.EXPIRED, 100.5)));
        is(figures.gross().winRate(), 1);
        is(figures.net().winRate(), 0);
        is(figures.net().largestLoss(), -0.05025);
    }

    @Test
    void no_trade_has_no_figure_and_says_so() {
        TradeFigures figures = TradeFigures.of(List.of());
        Measure none = Measure.undefined("no trade");
        RFigures r = new RFigures(0, none, none, none, none, none, none, none, 0, 0);
        assertThat(figures).isEqualTo(new TradeFigures(0, none, new Interval(none, none), r, r, none));
    }

    private static Trade trade(Result result, double exit) {
        double grossR = (exit - 100) / 10;
        double netR = grossR - 0.005 * (100 + exit) / 10;
        return new Trade("id", Side.LONG, AT, result, AT, 100, AT, exit, 10, grossR, netR, false, AT);
    }

    private static void is(Measure measure, double value) {
        is(measure, value, 1e-12);
    }

    private static void is(Measure measure, double value, double tolerance) {
        assertThat(measure.value()).isCloseTo(value, within(tolerance));
    }
}
