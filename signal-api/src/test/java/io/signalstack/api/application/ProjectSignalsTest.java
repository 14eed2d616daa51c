package io.signalstack.api.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.view.SignalView;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectSignalsTest {

    @Test
    void a_signal_that_opens_and_closes_within_one_batch_is_kept_once_as_closed() {
        // When
        var views = ProjectSignals.newest(List.of(Samples.opened(), Samples.closed(), Samples.revised()));

        // Then
        assertThat(views).singleElement().satisfies(view -> {
            assertThat(view.status()).isEqualTo(SignalView.Status.CLOSED);
            assertThat(view.sequence()).isEqualTo(2);
            assertThat(view.outcome()).isEqualTo(Samples.outcome());
            assertThat(view.revisedOutcome()).isEqualTo(Samples.outcome());
        });
    }

    @Test
    void an_event_that_comes_again_behind_a_later_one_changes_nothing() {
        assertThat(ProjectSignals.newest(List.of(Samples.closed(), Samples.opened(), Samples.closed())))
                .containsExactlyElementsOf(ProjectSignals.newest(List.of(Samples.closed())));
    }
}
