package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.StrategyRecord.Arm;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A version that is not enabled scores where it is an arm of an experiment. */
class ExperimentArmsTest extends ScoringScene {

    private static final StrategyDefinition SECOND = new StrategyDefinition(
            new StrategyKey("confluence", "2"),
            BuiltInStrategies.CONFLUENCE.kind(),
            Map.of("warmUp", "250", "threshold", "0.3"));

    @Test
    void itStartsBesideTheOtherVersionAndTheLogNamesTheExperiment() {
        // Given
        score(HISTORY.subList(0, 5));

        // When
        strategies.put(SECOND, false, new Arm("lower threshold", "B", List.of(BTC.toString())));
        List<SignalRecord> events = score(HISTORY.subList(5, 1_500));

        // Then
        assertThat(events)
                .first()
                .isEqualTo(new SignalRecord.StrategyActivated(
                        "confluence@2", BTC.toString(), openTime(HISTORY.get(5)), "experiment lower threshold, arm B"));
        assertThat(events.stream()
                        .filter(SignalRecord.SignalOpened.class::isInstance)
                        .map(event ->
                                ((SignalRecord.SignalOpened) event).signal().strategy()))
                .contains("confluence@1", "confluence@2");
    }

    @Test
    void itDoesNotScoreWhatTheArmDoesNotCover() {
        // Given
        strategies.put(SECOND, false, new Arm("lower threshold", "B", List.of("REPLAY:ETH/USD")));

        // Then
        assertThat(score(HISTORY.subList(0, 5))).hasSize(BuiltInStrategies.all().size());
    }

    @Test
    void itEndsWithTheExperiment() {
        // Given
        strategies.put(SECOND, false, new Arm("lower threshold", "B", List.of()));
        score(HISTORY.subList(0, 5));

        // When
        strategies.put(SECOND, false);

        // Then
        assertThat(score(HISTORY.subList(5, 6)))
                .containsExactly(new SignalRecord.StrategyDeactivated(
                        "confluence@2", BTC.toString(), openTime(HISTORY.get(5)), "disabled"));
    }
}
