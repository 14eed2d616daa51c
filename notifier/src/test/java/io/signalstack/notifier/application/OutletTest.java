package io.signalstack.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutletTest {

    private final RecordingTransport client = new RecordingTransport();
    private final CountingMeters meters = new CountingMeters();
    private final Outlet outlet = new Outlet(client, new Outbox(3), meters);

    @Test
    void sends_one_frame_after_the_other() {
        client.stall();
        outlet.put(frame("1"));
        outlet.put(frame("2"));
        assertThat(client.texts()).containsExactly("1");

        client.readOn();

        assertThat(client.texts()).containsExactly("1", "2");
    }

    @Test
    void a_client_that_does_not_keep_up_is_closed_and_its_queue_dropped() {
        client.stall();
        for (int i = 1; i <= 5; i++) {
            outlet.put(frame("" + i));
        }

        assertThat(client.closeCode()).isEqualTo(CloseCode.TOO_SLOW.code());
        assertThat(meters.dropped()).containsExactly("test overflow", "test closed", "test closed", "test closed");
        client.readOn();
        assertThat(client.texts()).containsExactly("1");
    }

    @Test
    void prices_never_close_a_slow_client() {
        client.stall();
        outlet.put(frame("1"));
        for (int i = 1; i <= 500; i++) {
            outlet.price("A", frame("A" + i));
        }
        client.readOn();

        assertThat(client.closeCode()).isNull();
        assertThat(client.texts()).containsExactly("1", "A500");
    }

    @Test
    void the_last_frame_and_all_before_it_are_sent_before_the_end() {
        client.stall();
        outlet.put(frame("1"));
        outlet.put(frame("2"));
        outlet.finish(frame("last"), CloseCode.BAD_CLIENT, "bad");
        outlet.put(frame("too late"));
        assertThat(client.closeCode()).isNull();

        client.readOn();

        assertThat(client.texts()).containsExactly("1", "2", "last");
        assertThat(client.closeCode()).isEqualTo(4400);
    }

    @Test
    void the_end_comes_at_once_when_nothing_is_waiting() {
        outlet.finish(frame("last"), CloseCode.BAD_CLIENT, "bad");

        assertThat(client.texts()).containsExactly("last");
        assertThat(client.closeCode()).isEqualTo(4400);
    }

    @Test
    void calls_back_when_a_frame_has_left() {
        StringBuilder called = new StringBuilder();
        client.stall();
        outlet.put(frame("1"));
        outlet.put(frame("2"));
        outlet.whenRoom(() -> called.append("room"));
        assertThat(called).isEmpty();

        client.readOn();

        assertThat(called).hasToString("room");
    }

    private static Frame frame(String text) {
        return new Frame("test", text, null);
    }
}
