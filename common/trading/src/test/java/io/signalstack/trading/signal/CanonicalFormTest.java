package io.signalstack.trading.signal;

import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.signal.Outcome.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {

    @Test
    void a_core_is_read_back_as_it_was() {
        Signal signal = aSignal().shorting().build();
        assertThat(CanonicalForm.readSignal(new CanonicalReader(CanonicalForm.of(signal))))
                .isEqualTo(signal);
    }

    @Test
    void an_outcome_is_read_back_as_it_was() {
        Instant at = Instant.parse("2026-01-01T12:00:00Z");
        for (Outcome outcome : List.of(
                new Outcome(Result.STOP, at, 100.0, at.plusSeconds(60), 90.0, -1.0, -1.03, true),
                new Outcome(Result.NOT_FILLED, null, null, at, null, null, null, false))) {
            assertThat(CanonicalForm.readOutcome(new CanonicalReader(CanonicalForm.of(outcome))))
                    .isEqualTo(outcome);
        }
    }

    @Test
    void the_order_of_the_indicators_is_no_part_of_it() {
        // Given
        Signal signal = aSignal().build();
        Assessment assessment = signal.assessment();
        Map<String, Double> turned = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(assessment.indicators().keySet());
        Collections.reverse(names);
        names.forEach(name -> turned.put(name, assessment.indicators().get(name)));
        // When
        Signal other = with(
                signal,
                new Assessment(
                        assessment.rawScore(),
                        assessment.qualityScore(),
                        assessment.volumeScore(),
                        turned,
                        assessment.rationale(),
                        assessment.regime(),
                        assessment.condition()));
        // Then
        assertThat(CanonicalForm.of(other)).isEqualTo(CanonicalForm.of(signal));
    }

    @Test
    void the_smallest_difference_shows() {
        // Given
        Signal signal = aSignal().build();
        Assessment assessment = signal.assessment();
        // When
        Signal other = with(
                signal,
                new Assessment(
                        Math.nextUp(assessment.rawScore()),
                        assessment.qualityScore(),
                        assessment.volumeScore(),
                        assessment.indicators(),
                        assessment.rationale(),
                        assessment.regime(),
                        assessment.condition()));
        // Then
        assertThat(CanonicalForm.of(other)).isNotEqualTo(CanonicalForm.of(signal));
    }

    private static Signal with(Signal signal, Assessment assessment) {
        return new Signal(
                signal.id(),
                signal.strategy(),
                signal.engineVersion(),
                signal.seriesId(),
                signal.seriesStart(),
                signal.instrument(),
                signal.timeframe(),
                signal.openTime(),
                signal.side(),
                signal.levels(),
                assessment,
                signal.economics(),
                signal.tradable());
    }
}
