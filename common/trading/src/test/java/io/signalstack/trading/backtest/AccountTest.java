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

/** 10,000 of capital, 1% at risk; a LONG at 100 with stop 90 and target 120. */
class AccountTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Signal LONG = aSignal().at(NOON).build();
    private static final Signal SHORT = aSignal().at(NOON).shorting().build();

    @Test
    void the_stop_loses_the_fraction_at_risk() {
        Ledger ledger = ledger(new Costs(0, 0), Shorts.LEFT_OUT);
        ledger.close(LONG, outcome(Result.STOP, 100, 90, false));
        mark(ledger, 1, 90);
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().endingEquity())
                .isEqualTo(9_900);
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().maxDrawdown())
                .isCloseTo(0.01, within(1e-12));
    }

    @Test
    void costs_are_paid_on_both_sides() {
        Ledger ledger = ledger(new Costs(10, 5), Shorts.LEFT_OUT);
        ledger.close(LONG, outcome(Result.TARGET, 100, 120, false));
        mark(ledger, 1, 120);
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().endingEquity())
                .isCloseTo(10_000 + 10 * 20 - 0.0015 * 10 * (100 + 120), within(1e-9));
    }

    @Test
    void a_narrow_stop_buys_no_more_than_the_equity_pays() {
        Ledger ledger = ledger(new Costs(0, 0), Shorts.LEFT_OUT);
        Signal narrow = aSignal().at(NOON).stopping(99.5).targeting(101).build();
        ledger.close(narrow, outcome(Result.TARGET, 100, 101, false));
        mark(ledger, 1, 101);
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().endingEquity())
                .isEqualTo(10_100);
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().cappedShare())
                .isEqualTo(Measure.of(1));
    }

    @Test
    void an_open_trade_is_marked_to_market() {
        Ledger ledger = ledger(new Costs(0, 0), Shorts.LEFT_OUT);
        ledger.mark(
                List.of(new Position(LONG, NOON, 100)),
                aCandle().at(NOON).flatAt(105).build(),
                ms(1));
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().endingEquity())
                .isEqualTo(10_050);
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().exposure())
                .isEqualTo(Measure.of(1));
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).all().trades()).isZero();
    }

    @Test
    void a_trade_out_of_sight_is_left_at_the_worse_of_stop_and_next_open() {
        for (double nextOpen : new double[] {95, 80}) {
            // Given
            Ledger ledger = ledger(new Costs(0, 0), Shorts.LEFT_OUT);
            ledger.mark(
                    List.of(new Position(LONG, NOON, 100)),
                    aCandle().at(NOON).flatAt(105).build(),
                    ms(1));
            // When
            ledger.close(
                    LONG, new Outcome(Result.UNVERIFIABLE, NOON, 100.0, NOON.plusSeconds(60), null, null, null, false));
            var next = aCandle().at(NOON.plusSeconds(120)).flatAt(nextOpen).build();
            ledger.open(next, ms(3));
            ledger.mark(List.of(), next, ms(3));
            // Then
            assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().endingEquity())
                    .isEqualTo(10_000 + 10 * (Math.min(90, nextOpen) - 100));
            assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).all().trades()).isZero();
        }
    }

    @Test
    void borrowing_for_a_short_costs_by_the_time() {
        // Given
        Ledger ledger = ledger(new Costs(0, 0), Shorts.allowed(0.365));
        ledger.mark(
                List.of(new Position(SHORT, NOON, 100)),
                aCandle().at(NOON).flatAt(100).build(),
                ms(1));
        // When
        Instant dayLater = NOON.plus(Duration.ofDays(1));
        ledger.open(aCandle().at(dayLater).flatAt(80).build(), ms(1441));
        ledger.close(SHORT, new Outcome(Result.TARGET, NOON, 100.0, dayLater, 80.0, 2.0, 2.0, false));
        mark(ledger, 1441, 80);
        // Then 10 sold at 100 for a day at 0.1% a day
        assertThat(ledger.figures(SharpeInterval.NOT_DRAWN).account().endingEquity())
                .isCloseTo(10_000 + 200 - 1, within(1e-9));
    }

    @Test
    void the_band_takes_an_ambiguous_trade_as_a_hit() {
        var hits = new Ledger(request(new Costs(0, 0), Shorts.LEFT_OUT), true);
        hits.close(LONG, outcome(Result.STOP, 100, 90, true));
        hits.close(LONG, outcome(Result.STOP, 100, 90, false));
        assertThat(hits.figures(SharpeInterval.NOT_DRAWN).all().gross().total()).isCloseTo(2 - 1, within(1e-12));
        assertThat(hits.figures(SharpeInterval.NOT_DRAWN).all().hitRate()).isEqualTo(Measure.of(0.5));
    }

    @Test
    void wilsons_interval_of_a_known_share() {
        // Wilson 1927 by hand for 8 of 10: (0.8 + 0.19208 ± 1.96·√(0.016 + 0.009604)) / 1.38416
        Interval interval = Interval.wilson(8, 10);
        assertThat(interval.low().value()).isCloseTo(0.4902, within(1e-4));
        assertThat(interval.high().value()).isCloseTo(0.9433, within(1e-4));
        assertThat(Interval.wilson(0, 0).low().reason()).isEqualTo("no trade");
    }

    private static void mark(Ledger ledger, int minute, double price) {
        ledger.mark(
                List.of(),
                aCandle()
                        .at(NOON.plus(Duration.ofMinutes(minute - 1L)))
                        .flatAt(price)
                        .build(),
                ms(minute));
    }

    private static long ms(int minute) {
        return NOON.plus(Duration.ofMinutes(minute)).toEpochMilli();
    }

    private static Outcome outcome(Result result, double fill, double exit, boolean ambiguous) {
        return new Outcome(result, NOON, fill, NOON, exit, 0.0, 0.0, ambiguous);
    }

    private static Ledger ledger(Costs costs, Shorts shorts) {
        return new Ledger(request(costs, shorts), false);
    }

    private static BacktestRequest request(Costs costs, Shorts shorts) {
        return new BacktestRequest(
                BuiltInStrategies.CONFLUENCE,
                LONG.instrument(),
                Timeframe.M1,
                NOON,
                NOON.plus(Duration.ofDays(2)),
                costs,
                Sizing.DEFAULT,
                shorts);
    }
}
