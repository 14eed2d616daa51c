package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.BTC;
import static io.signalstack.trading.calibration.SettledBuilder.ETH;
import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.STRATEGY;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FitTest {

    private static final Instant T = NOON.plus(Duration.ofDays(1));

    @Test
    void a_signal_that_expires_at_that_instant_counts() {
        assertThat(known(aSettled().expiring(T).build())).isEqualTo(1);
    }

    @Test
    void a_signal_that_expires_after_it_does_not_however_early_it_ended() {
        assertThat(known(aSettled().expiring(T.plusMillis(1)).hit().build())).isZero();
    }

    @Test
    void strategies_and_timeframes_are_apart() {
        assertThat(known(aSettled().by(new StrategyKey("confluence", "2")).build()))
                .isZero();
        assertThat(known(aSettled().on(Timeframe.M15).build())).isZero();
    }

    @Test
    void instruments_are_together_and_sides_apart() {
        // When
        Calibration calibration = Fit.at(
                        T,
                        List.of(
                                aSettled().of(BTC).hit().build(),
                                aSettled().of(ETH).build(),
                                aSettled()
                                        .of(ETH)
                                        .shorting()
                                        .in(Regime.VOLATILE)
                                        .build(),
                                aSettled().on(Timeframe.M15).hit().build()))
                .calibration(STRATEGY, Timeframe.M5);
        // Then
        assertThat(calibration.all()).isEqualTo(new Cell(new HitCount(3, 1), null));
        assertThat(calibration.everywhere()).isEqualTo(new HitCount(4, 2));
        Cell longs = new Cell(new HitCount(2, 1), null);
        Cell shorts = new Cell(new HitCount(1, 0), null);
        assertThat(calibration.sides())
                .containsEntry(Side.LONG, new SideCells(longs, Map.of(Regime.RANGING, longs)))
                .containsEntry(Side.SHORT, new SideCells(shorts, Map.of(Regime.VOLATILE, shorts)));
    }

    @Test
    void a_timeframe_without_an_outcome_knows_those_of_the_others() {
        assertThat(Fit.at(T, List.of(aSettled().hit().build()))
                        .calibration(STRATEGY, Timeframe.H1)
                        .everywhere())
                .isEqualTo(new HitCount(1, 1));
    }

    @Test
    void backtested_figures_are_those_of_the_instrument_and_side() {
        // Given
        List<Settled> outOfSample = List.of(
                aSettled()
                        .named("b")
                        .closing(NOON.plusSeconds(600))
                        .earning(1.5)
                        .build(),
                aSettled().named("a").earning(-1).build(),
                aSettled().named("c").earning(0).build(),
                aSettled().named("d").shorting().earning(2).build(),
                aSettled().of(ETH).earning(9).build(),
                aSettled().on(Timeframe.M15).earning(9).build(),
                aSettled().expiring(T.plusMillis(1)).earning(9).build());
        // When
        Scorecard scorecard = Fit.at(T, List.of()).scorecard(STRATEGY, BTC, Timeframe.M5, outOfSample);
        // Then a profit of 0 is no win
        Backtested longs = scorecard.figures(Side.LONG).backtested();
        assertThat(longs).isEqualTo(new Backtested(3, 1, 1.5, 1, NOON, T));
        assertThat(longs.winRate()).isEqualTo(Measure.of(1.0 / 3));
        assertThat(longs.profitFactor()).isEqualTo(Measure.of(1.5));
        Backtested shorts = scorecard.figures(Side.SHORT).backtested();
        assertThat(shorts.winRate()).isEqualTo(Measure.of(1));
        assertThat(shorts.profitFactor()).isEqualTo(Measure.undefined("no losing trade"));
    }

    @Test
    void backtested_figures_of_nothing_are_undefined() {
        Backtested none = Fit.at(T, List.of())
                .scorecard(STRATEGY, BTC, Timeframe.M5, List.of())
                .longs()
                .backtested();
        assertThat(none).isEqualTo(new Backtested(0, 0, 0, 0, null, T));
        assertThat(none.winRate()).isEqualTo(Measure.undefined("no trade"));
        assertThat(none.profitFactor()).isEqualTo(Measure.undefined("no trade"));
    }

    @Property(tries = 50)
    void what_comes_after_the_instant_changes_nothing(@ForAll long seed) {
        // Given
        List<Settled> settled = random(seed);
        Scorecard expected = scorecard(settled);
        // When every outcome that is known only later turns out otherwise, and more signals come
        List<Settled> otherwise = new ArrayList<>();
        for (Settled signal : settled) {
            otherwise.add(signal.expiresAt().isAfter(T) ? turned(signal) : signal);
        }
        otherwise.addAll(aSettled().closing(T.minusSeconds(60)).times(500, 400));
        // Then
        assertThat(scorecard(otherwise)).isEqualTo(expected);
    }

    private static Scorecard scorecard(List<Settled> settled) {
        return Fit.at(T, settled).scorecard(STRATEGY, BTC, Timeframe.M5, settled);
    }

    private static Settled turned(Settled signal) {
        return new Settled(
                signal.signalId(),
                signal.strategy(),
                signal.instrument(),
                signal.timeframe(),
                Regime.VOLATILE,
                signal.side(),
                -signal.rawScore() / 2,
                signal.closedAt(),
                signal.expiresAt(),
                !signal.hit(),
                -signal.netR());
    }

    private static List<Settled> random(long seed) {
        var random = new SplittableRandom(seed);
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double strength = random.nextDouble();
            SettledBuilder signal = aSettled()
                    .named("random " + i)
                    .of(random.nextBoolean() ? BTC : ETH)
                    .closing(NOON.plus(Duration.ofMinutes(random.nextInt(2 * 24 * 60))))
                    .scoring(strength)
                    .hit(random.nextDouble() < strength);
            settled.add((random.nextBoolean() ? signal : signal.shorting()).build());
        }
        return settled;
    }

    private static int known(Settled signal) {
        return Fit.at(T, List.of(signal))
                .calibration(STRATEGY, Timeframe.M5)
                .all()
                .outcomes()
                .n();
    }
}
