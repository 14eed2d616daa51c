package io.signalstack.contracts.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.Samples;
import org.junit.jupiter.api.Test;

class SignalViewTest {

    @Test
    void follows_a_signal_from_opening_to_revision() {
        // When
        SignalView opened = SignalView.after(Samples.opened(), null);
        SignalView closed = SignalView.after(Samples.closed(), opened);
        SignalView revised = SignalView.after(Samples.revised(), closed);

        // Then
        assertThat(opened.status()).isEqualTo(SignalView.Status.OPEN);
        assertThat(opened.outcome()).isNull();
        assertThat(closed.status()).isEqualTo(SignalView.Status.CLOSED);
        assertThat(closed.sequence()).isEqualTo(1);
        assertThat(revised.status()).isEqualTo(SignalView.Status.CLOSED);
        assertThat(revised.outcome()).isEqualTo(Samples.outcome());
        assertThat(revised.revisedOutcome()).isEqualTo(Samples.outcome());
        assertThat(revised.symbol()).isEqualTo("BTC/USD");
    }

    @Test
    void a_revision_of_an_open_signal_leaves_it_open() {
        SignalView revised = SignalView.after(Samples.revised(), SignalView.after(Samples.opened(), null));

        assertThat(revised.status()).isEqualTo(SignalView.Status.OPEN);
    }
}
