package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.BTC;
import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.STRATEGY;
import static io.signalstack.trading.calibration.SettledBuilder.aSettled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.calibration.Curve.Knot;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardFormTest {

    private static final Instant T = NOON.plus(Duration.ofDays(1));
    private static final Curve CURVE = new Curve(List.of(new Knot(0.5, 0.25), new Knot(1, 0.75)));

    @Test
    void a_curve_is_read_back_as_it_was() {
        assertThat(ScorecardForm.readCurve(new CanonicalReader(ScorecardForm.of(CURVE))))
                .isEqualTo(CURVE);
    }

    /** Version 1, two knots, and the bits of 0.5, 0.25, 1 and 0.75. */
    @Test
    void a_curves_bytes_are_the_same_for_good() {
        assertThat(HexFormat.of().formatHex(ScorecardForm.of(CURVE)))
                .isEqualTo("00000001" + "00000002" + "3fe0000000000000" + "3fd0000000000000" + "3ff0000000000000"
                        + "3fe8000000000000");
    }

    @Test
    void a_scorecard_is_read_back_as_it_was() {
        // Given one with a curve over all, one in one regime, none in the others, and figures on one side only
        Scorecard scorecard = scorecard();
        assertThat(scorecard.calibration().all().curve()).isNotNull();
        // When
        Scorecard read = ScorecardForm.readScorecard(new CanonicalReader(ScorecardForm.of(scorecard)));
        // Then
        assertThat(read).isEqualTo(scorecard);
        assertThat(read.id()).isEqualTo(scorecard.id()).matches("[0-9a-f]{32}");
    }

    @Test
    void the_smallest_difference_has_another_id() {
        // Given
        Scorecard scorecard = scorecard();
        Backtested longs = scorecard.longs();
        // When
        var other = new Scorecard(
                scorecard.instrument(),
                scorecard.calibration(),
                new Backtested(
                        longs.n(), longs.wins(), Math.nextUp(longs.wonR()), longs.lostR(), longs.from(), longs.to()),
                scorecard.shorts());
        // Then
        assertThat(other.id()).isNotEqualTo(scorecard.id());
    }

    @Test
    void an_unknown_version_is_refused_by_number() {
        byte[] tomorrow = new CanonicalWriter().integer(2).toBytes();
        assertThatThrownBy(() -> ScorecardForm.readCurve(new CanonicalReader(tomorrow)))
                .hasMessage("curve form version 2 is not 1");
        assertThatThrownBy(() -> ScorecardForm.readScorecard(new CanonicalReader(tomorrow)))
                .hasMessage("scorecard form version 2 is not 1");
    }

    private static Scorecard scorecard() {
        List<Settled> settled = new ArrayList<>(aSettled().scoring(0.6).times(150, 50));
        settled.addAll(aSettled().scoring(0.8).times(150, 70));
        return Fit.at(T, settled).scorecard(STRATEGY, BTC, Timeframe.M5, settled);
    }
}
