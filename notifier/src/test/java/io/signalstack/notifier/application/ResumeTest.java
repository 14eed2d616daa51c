package io.signalstack.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.feed.ServerFrame;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.notifier.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeTest extends FeedFixture {

    @Test
    void a_client_that_comes_back_gets_what_it_missed_once_and_then_the_live_events() {
        publish(OF_BTC, Events.opened(BTC, "a"));
        publish(OF_BTC, Events.opened(BTC, "b"));
        publish(OF_ETH, Events.opened(ETH, "c"));
        publish(OF_BTC, Events.closed(BTC, "a"));

        resume(cursor(1, 0), BTC, ETH);
        publish(OF_ETH, Events.closed(ETH, "c"));

        ServerFrame.Subscribed answer =
                client.frames(ServerFrame.Subscribed.class).getFirst();
        assertThat(answer.snapshot().signals())
                .as("as it was at the cursor")
                .containsExactly(SignalView.after(Events.opened(BTC, "a"), null));
        assertThat(Cursor.decode(answer.cursor())).contains(cursor(1, 0));
        assertThat(told(client)).containsExactly("b opened", "a closed", "c opened", "c closed");
        assertThat(cursors(client)).containsExactly(cursor(2, 0), cursor(3, 0), cursor(3, 1), cursor(3, 2));
    }

    @Test
    void live_events_wait_until_a_slow_client_has_caught_up() {
        for (int i = 0; i < 4; i++) {
            publish(OF_BTC, Events.opened(BTC, "missed" + i));
        }
        RecordingTransport slow = new RecordingTransport();
        Subscriber behind = new Subscriber(new Outlet(slow, new Outbox(66), new CountingMeters()), 100, loop::add);
        slow.stall();
        resume.execute(behind, request(BTC), cursor(0, 0));
        publish(OF_BTC, Events.opened(BTC, "live"));
        assertThat(feed.reached(behind)).as("not yet where the feed is").isNotEqualTo(feed.live());

        slow.readOn();
        work();

        assertThat(told(slow))
                .containsExactly("missed0 opened", "missed1 opened", "missed2 opened", "missed3 opened", "live opened");
        assertThat(feed.reached(behind)).isEqualTo(feed.live());
    }

    @Test
    void a_subscription_made_while_catching_up_begins_after_it() {
        publish(OF_BTC, Events.opened(BTC, "a"));
        publish(OF_BTC, Events.opened(BTC, "b"));
        publish(OF_BTC, Events.opened(BTC, "c"));
        RecordingTransport slow = new RecordingTransport();
        Subscriber behind = new Subscriber(new Outlet(slow, new Outbox(66), new CountingMeters()), 100, loop::add);
        slow.stall();
        resume.execute(behind, request(BTC), cursor(0, 0));

        feed.subscribe(behind, request(ETH));
        slow.readOn();
        work();

        assertThat(slow.frames())
                .extracting(frame -> frame.getClass().getSimpleName())
                .containsExactly("Subscribed", "SignalFrame", "SignalFrame", "SignalFrame", "Subscribed");
        assertThat(Cursor.decode(
                        slow.frames(ServerFrame.Subscribed.class).getLast().cursor()))
                .contains(feed.live());
    }

    @Test
    void what_is_no_longer_in_memory_is_read_from_the_log() {
        for (int i = 0; i < 6; i++) {
            publish(OF_BTC, Events.opened(BTC, "s" + i));
        }

        resume(cursor(1, 0), BTC);

        assertThat(log.asked).isEqualTo("1 to 2");
        assertThat(told(client)).containsExactly("s1 opened", "s2 opened", "s3 opened", "s4 opened", "s5 opened");
    }

    @Test
    void a_cursor_that_the_log_does_not_reach_is_answered_with_resync_and_a_snapshot() {
        for (int i = 0; i < 6; i++) {
            publish(OF_BTC, Events.opened(BTC, "s" + i));
        }
        log.outOfReach = true;

        resume(cursor(1, 0), BTC);

        assertThat(client.frames().getFirst()).isEqualTo(new ServerFrame.Resync("gone"));
        assertThat(client.frames(ServerFrame.Subscribed.class)
                        .getFirst()
                        .snapshot()
                        .signals())
                .hasSize(6);
        assertThat(told(client)).isEmpty();
    }

    @Test
    void a_cursor_of_another_cluster_is_answered_with_resync() {
        resume(new Cursor("elsewhere", new Positions(List.of(0L, 0L))), BTC);

        assertThat(client.frames())
                .extracting(frame -> frame.getClass().getSimpleName())
                .containsExactly("Resync", "Subscribed");
    }

    @Test
    void a_cursor_of_a_replica_that_was_ahead_waits_until_this_one_is_there() {
        log.ends = new Positions(List.of(2L, 0L));
        resume(cursor(2, 0), BTC);
        publish(OF_BTC, Events.opened(BTC, "seen there"));
        assertThat(client.frames()).isEmpty();

        publish(OF_BTC, Events.opened(BTC, "seen there too"));
        publish(OF_BTC, Events.opened(BTC, "new"));

        assertThat(told(client)).containsExactly("new opened");
        assertThat(client.frames(ServerFrame.Subscribed.class)
                        .getFirst()
                        .snapshot()
                        .signals())
                .hasSize(2);
    }

    @Test
    void a_cursor_beyond_the_log_is_answered_with_resync() {
        resume(cursor(50, 0), BTC);

        assertThat(client.frames().getFirst()).isInstanceOf(ServerFrame.Resync.class);
    }
}
