package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.BTC;
import static io.signalstack.trading.calibration.SettledBuilder.ETH;
import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static io.signalstack.trading.calibration.SettledBuilder.STRATEGY;
import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardsTest {

    private static final Signal CLOSING_AT_NOON = aSignal()
            .by(STRATEGY)
            .of(BTC)
            .on(Timeframe.M5)
            .at(NOON.minus(Duration.ofMinutes(5)))
            .build();

    @Test
    void one_trained_to_the_close_itself_is_too_new() {
        assertThat(new Scorecards(List.of(trainedTo(NOON))).usableFor(CLOSING_AT_NOON))
                .isEmpty();
    }

    @Test
    void one_trained_to_just_before_the_close_is_used() {
        Scorecard scorecard = trainedTo(NOON.minusMillis(1));
        assertThat(new Scorecards(List.of(scorecard)).usableFor(CLOSING_AT_NOON))
                .contains(scorecard);
    }

    @Test
    void the_newest_of_the_older_ones_is_used() {
        // Given
        Scorecard old = trainedTo(NOON.minusSeconds(7_200));
        Scorecard newer = trainedTo(NOON.minusSeconds(3_600));
        Scorecard later = trainedTo(NOON.plusSeconds(60));
        // Then
        assertThat(new Scorecards(List.of(newer, later, old)).usableFor(CLOSING_AT_NOON))
                .contains(newer);
    }

    @Test
    void where_only_later_ones_are_known_there_is_none() {
        assertThat(new Scorecards(List.of(trainedTo(NOON.plusSeconds(60)))).usableFor(CLOSING_AT_NOON))
                .isEmpty();
        assertThat(new Scorecards(List.of()).usableFor(CLOSING_AT_NOON)).isEmpty();
    }

    @Test
    void those_of_another_strategy_instrument_or_timeframe_are_not_used() {
        // Given
        Fit fit = Fit.at(NOON.minusSeconds(60), List.of());
        var others = new Scorecards(List.of(
                fit.scorecard(new StrategyKey("confluence", "2"), BTC, Timeframe.M5, List.of()),
                fit.scorecard(STRATEGY, ETH, Timeframe.M5, List.of()),
                fit.scorecard(STRATEGY, BTC, Timeframe.M15, List.of())));
        // Then
        assertThat(others.usableFor(CLOSING_AT_NOON)).isEmpty();
        assertThat(others.usableFor(STRATEGY, ETH, Timeframe.M5, NOON)).isPresent();
    }

    private static Scorecard trainedTo(Instant instant) {
        return Fit.at(instant, List.of()).scorecard(STRATEGY, BTC, Timeframe.M5, List.of());
    }
}
