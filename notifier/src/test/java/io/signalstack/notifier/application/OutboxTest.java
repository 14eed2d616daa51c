package io.signalstack.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox(3);

    @Test
    void gives_frames_in_order() {
        outbox.offer(frame("1"));
        outbox.offer(frame("2"));

        assertThat(outbox.poll()).isEqualTo(frame("1"));
        assertThat(outbox.poll()).isEqualTo(frame("2"));
        assertThat(outbox.poll()).isNull();
    }

    @Test
    void takes_no_more_than_its_capacity() {
        assertThat(outbox.offer(frame("1")) && outbox.offer(frame("2")) && outbox.offer(frame("3")))
                .isTrue();

        assertThat(outbox.offer(frame("4"))).isFalse();
        assertThat(outbox.room()).isZero();
    }

    @Test
    void keeps_only_the_newest_price_of_each_instrument_and_gives_it_last() {
        outbox.conflate("A", frame("A1"));
        outbox.conflate("B", frame("B1"));
        boolean replaced = outbox.conflate("A", frame("A2"));
        outbox.offer(frame("signal"));

        assertThat(replaced).isTrue();
        assertThat(outbox.poll()).isEqualTo(frame("signal"));
        assertThat(outbox.poll()).isEqualTo(frame("A2"));
        assertThat(outbox.poll()).isEqualTo(frame("B1"));
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void prices_take_no_room() {
        outbox.conflate("A", frame("A1"));
        outbox.conflate("B", frame("B1"));

        assertThat(outbox.room()).isEqualTo(3);
    }

    @Test
    void forgets_a_price_that_nobody_wants_any_more() {
        outbox.conflate("A", frame("A1"));
        outbox.forgetPrice("A");

        assertThat(outbox.poll()).isNull();
    }

    @Test
    void gives_up_what_is_left() {
        outbox.offer(frame("1"));
        outbox.conflate("A", frame("A1"));

        assertThat(outbox.clear()).containsExactly(frame("1"), frame("A1"));
        assertThat(outbox.isEmpty()).isTrue();
    }

    private static Frame frame(String text) {
        return new Frame("test", text, null);
    }
}
