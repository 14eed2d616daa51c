package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.BTC;
import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.STRATEGY;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.calibration.Curve.Knot;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardFormTest {

    private static final Instant T = NOON.plus(Duration.ofDays(1));
    private static final Curve CURVE = new Curve(List.of(new Knot(0.5, 0.25), new Knot(1, 0.75)));

    /** Version 1, two knots, and the bits of 0.5, 0.25, 1 and 0.75. */
    @Test
    void a_curves_bytes_are_the_same_for_good() {
        assertThat(HexFormat.of().formatHex(ScorecardForm.of(CURVE)))
                .isEqualTo("00000001" + "00000002" + "3fe0000000000000" + "3fd0000000000000" + "3ff0000000000000"
                        + "3fe8000000000000");
    }

    @Test
    void the_same_content_has_the_same_id() {
        assertThat(scorecard().id()).isEqualTo(scorecard().id()).matches("[0-9a-f]{32}");
    }

    @Test
    void the_smallest_difference_has_another_id() {
        // Given
        Scorecard scorecard = scorecard();
        Backtested longs = scorecard.longs().backtested();
        Evidence evidence = scorecard.longs().evidence();
        // When
        SideFigures earned = new SideFigures(
                new Backtested(
                        longs.n(), longs.wins(), Math.nextUp(longs.wonR()), longs.lostR(), longs.from(), longs.to()),
                evidence);
        SideFigures proven = new SideFigures(
                longs,
                new Evidence(
                        Evidence.Label.EARNING,
                        evidence.n(),
                        evidence.meanNetR(),
                        evidence.interval(),
                        evidence.from(),
                        evidence.to()));
        // Then
        assertThat(scorecard.longs().evidence().label()).isEqualTo(Evidence.Label.UNPROVEN);
        assertThat(List.of(with(scorecard, earned).id(), with(scorecard, proven).id(), scorecard.id()))
                .doesNotHaveDuplicates();
    }

    private static Scorecard with(Scorecard scorecard, SideFigures longs) {
        return Scorecard.of(scorecard.instrument(), scorecard.calibration(), longs, scorecard.shorts());
    }

    private static Scorecard scorecard() {
        List<Settled> settled = new ArrayList<>(aSettled().scoring(0.6).times(150, 50));
        settled.addAll(aSettled().scoring(0.8).times(150, 70));
        return Fit.at(T, settled).scorecard(STRATEGY, BTC, Timeframe.M5, settled);
    }
}
