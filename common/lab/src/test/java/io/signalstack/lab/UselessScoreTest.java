package io.signalstack.lab;

import static io.signalstack.lab.Courses.START;
import static io.signalstack.lab.Courses.twoYears;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.calibration.Calibration;
import io.signalstack.trading.calibration.Cell;
import io.signalstack.trading.calibration.Curve;
import io.signalstack.trading.calibration.OutOfSample;
import io.signalstack.trading.calibration.Reliability;
import io.signalstack.trading.calibration.ScorecardRun;
import io.signalstack.trading.calibration.ScoredMarket;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Opinion;
import io.signalstack.trading.strategy.Proposal;
import io.signalstack.trading.strategy.ScriptedKind;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UselessScoreTest {

    private static final Instant END = START.plus(Duration.ofDays(730));

    /** Side and strength come from a hash of the time, and mean nothing. */
    private static final StrategyDefinition DICE = ScriptedKind.of("dice", at -> {
        long drawn = Draws.mix(at.candle().openTimeMs());
        Side side = drawn > 0 ? Side.LONG : Side.SHORT;
        double strength = ((drawn & 0xffff) + 1) / 65_536.0;
        return Opinion.proposed(new Proposal(side, side.sign() * strength, _ -> List.of("dice"), null, null));
    });

    @Test
    void a_score_without_meaning_gets_a_flat_curve() {
        // Given
        List<ScoredMarket> markets = new ArrayList<>();
        for (LabMarket market : List.of(LabMarket.COIN, LabMarket.TREND)) {
            var scored = new ScoredMarket(market.instrument(), List.of(DICE));
            scored.on(new MarketRecord.SeriesStarted(market.series()));
            twoYears(1_000, market).forEach(candle -> scored.on(new MarketRecord.Base(candle, 0)));
            markets.add(scored);
        }
        var run = new ScorecardRun(DICE, markets);
        // When
        Calibration calibration = run.scorecards(END).getFirst().calibration();
        // Then
        for (Side side : Side.values()) {
            Cell cell = calibration.sides().get(side).all();
            double rate = (double) cell.outcomes().hits() / cell.outcomes().n();
            assertThat(cell.outcomes().n()).isGreaterThan(1_500);
            assertThat(meanDistance(cell.curve(), rate)).isLessThan(0.02);
        }
        // and what is said out of sample is not far from what comes
        OutOfSample sample = run.predictions(END);
        Reliability reliability = Reliability.of(sample.predictions(), 1);
        assertThat(reliability.n()).isGreaterThan(2_500);
        assertThat(reliability.calibrationError().value()).isLessThan(0.03);
    }

    private static double meanDistance(Curve curve, double rate) {
        return IntStream.rangeClosed(1, 100)
                .mapToDouble(i -> Math.abs(curve.at(i / 100.0) - rate))
                .average()
                .orElseThrow();
    }
}
