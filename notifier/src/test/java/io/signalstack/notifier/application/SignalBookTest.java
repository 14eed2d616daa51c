package io.signalstack.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.feed.ServerFrame.Event;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.contracts.view.SignalView.Status;
import io.signalstack.notifier.Events;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalBookTest {

    private static final String BTC = "REPLAY:BTC/USD";

    private final SignalBook book = new SignalBook();
    private long offset;

    @Test
    void a_signal_is_open_until_it_closes() {
        apply(Events.opened(BTC, "a"));
        apply(Events.opened(BTC, "b"));
        apply(Events.closed(BTC, "a"));

        assertThat(book.open(BTC)).extracting(view -> view.signal().id()).containsExactly("b");
        assertThat(book.open("REPLAY:ETH/USD")).isEmpty();
    }

    @Test
    void an_event_tells_what_was_known_before_and_after() {
        FedEvent opened = apply(Events.opened(BTC, "a")).orElseThrow();
        FedEvent closed = apply(Events.closed(BTC, "a")).orElseThrow();

        assertThat(opened.before()).isNull();
        assertThat(opened.event()).isEqualTo(Event.OPENED);
        assertThat(closed.before()).isEqualTo(opened.after());
        assertThat(closed.after()).isEqualTo(SignalView.after(Events.closed(BTC, "a"), opened.after()));
        assertThat(closed.event()).isEqualTo(Event.CLOSED);
    }

    @Test
    void a_revision_of_a_closed_signal_leaves_its_outcome() {
        apply(Events.opened(BTC, "a"));
        apply(Events.closed(BTC, "a"));

        SignalView after = apply(Events.revised(BTC, "a", 2)).orElseThrow().after();

        assertThat(after.status()).isEqualTo(Status.CLOSED);
        assertThat(after.outcome()).isEqualTo(Samples.outcome());
        assertThat(after.revisedOutcome()).isEqualTo(Samples.outcome());
    }

    @Test
    void a_record_that_was_taken_in_before_is_nothing_new() {
        apply(Events.opened(BTC, "a"));
        apply(Events.closed(BTC, "a"));

        assertThat(apply(Events.opened(BTC, "a"))).isEmpty();
        assertThat(apply(Events.closed(BTC, "a"))).isEmpty();
        assertThat(book.open(BTC)).isEmpty();
    }

    @Test
    void historical_signals_and_activations_are_nothing_to_the_feed() {
        assertThat(apply(Events.historical(BTC, "h"))).isEmpty();
        assertThat(apply(Samples.activated())).isEmpty();
        assertThat(book.open(BTC)).isEmpty();
    }

    @Test
    void a_closed_signal_is_forgotten_once_it_cannot_be_revised_any_more() {
        apply(Events.opened(BTC, "a"));
        FedEvent closed = apply(Events.closed(BTC, "a")).orElseThrow();
        apply(Events.openedAt(BTC, "b", closed.after().signal().openTime().plus(Duration.ofDays(3))));

        assertThat(apply(Events.opened(BTC, "a")))
                .get()
                .extracting(FedEvent::before)
                .isNull();
    }

    private Optional<FedEvent> apply(SignalRecord next) {
        return book.apply(0, offset++, next);
    }
}
