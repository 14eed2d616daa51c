package io.signalstack.trading.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a strategy's exit rule is asked, and what comes of it. */
class ExitRuleTest extends CandleLookingFixture {

    @Test
    void the_exit_rule_is_asked_from_the_fill_on() {
        // Given a signal at 12:00's close, so to say: the 1,000th minute
        Signal signal = firstOf(ALWAYS, Timeframe.M1, 1_000);
        // When filled at the second open, met at that candle's close, out at the second open after it
        feed(1_000, 1_003);
        assertThat(pipeline.openSignals()).containsExactly(signal);
        feed(1_003, 1_004);
        // Then
        assertThat(closed(signal)).satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Outcome.Result.STRATEGY_EXIT);
            assertThat(outcome.filledAt()).isEqualTo(minute(1_001));
            assertThat(outcome.exitAt()).isEqualTo(minute(1_003));
        });
        // And the candle that ended it may open the next one
        assertThat(pipeline.openSignals())
                .singleElement()
                .satisfies(next -> assertThat(next.openTime()).isEqualTo(minute(1_003)));
    }

    @Test
    void without_use_exit_rule_it_is_not_asked() {
        start(Timeframe.M1);
        pipeline.activate(json("held", "true", "true", "BUY", Map.of()), START, "test");
        feed(0, 1_020);
        assertThat(pipeline.openSignals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.openTime()).isEqualTo(minute(999)));
    }

    @Test
    void an_exit_rule_that_is_never_met_ends_nothing() {
        StrategyDefinition holding = json("holding", "true", "false", "BUY", Map.of("useExitRule", "true"));
        Signal signal = firstOf(holding, Timeframe.M1, 1_023);
        feed(1_023, 1_024);
        assertThat(closed(signal).result()).isEqualTo(Outcome.Result.EXPIRED);
    }

    @Test
    void it_is_asked_at_the_closes_of_its_own_timeframe() {
        // Given 1,000 candles of five minutes
        Signal signal = firstOf(ALWAYS, Timeframe.M5, 5_000);
        // When filled at minute 5,001 and asked at the close of minute 5,004
        feed(5_000, 5_006);
        assertThat(pipeline.openSignals()).containsExactly(signal);
        feed(5_006, 5_007);
        // Then
        assertThat(closed(signal).exitAt()).isEqualTo(minute(5_006));
    }

    @Test
    void a_lost_candle_in_the_bucket_leaves_nothing_to_ask() {
        // Given
        Signal signal = firstOf(ALWAYS, Timeframe.M5, 5_003);
        // When
        events.addAll(((Step.Applied) pipeline.on(new MarketRecord.Lost(minute(5_003)))).events());
        Step last = feed(5_004, 5_005);
        // Then
        assertThat(closed(signal).result()).isEqualTo(Outcome.Result.UNVERIFIABLE);
        assertThat(evaluations(last)).containsEntry("always@1", new Quiet(Reason.INCOMPLETE));
        feed(5_005, 5_008);
        assertThat(events.stream().filter(SignalEvent.Closed.class::isInstance)).hasSize(1);
    }

    @Test
    void a_strategy_that_is_switched_off_leaves_no_more() {
        // Given
        Signal signal = firstOf(ALWAYS, Timeframe.M1, 1_000);
        // When it is switched off before the candle that fills it
        pipeline.deactivate(ALWAYS.key(), minute(1_001), "test");
        feed(1_000, 1_024);
        // Then
        assertThat(closed(signal).result()).isEqualTo(Outcome.Result.EXPIRED);
    }

    /** The signal that is open after so many minutes. */
    private Signal firstOf(StrategyDefinition strategy, Timeframe timeframe, int minutes) {
        start(timeframe);
        pipeline.activate(strategy, START, "test");
        feed(0, minutes);
        return pipeline.openSignals().getFirst();
    }
}
