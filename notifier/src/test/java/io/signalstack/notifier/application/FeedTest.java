package io.signalstack.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.feed.Channel;
import io.signalstack.contracts.feed.ServerFrame;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.notifier.Events;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final String BTC = "REPLAY:BTC/USD";
    private static final String ETH = "REPLAY:ETH/USD";
    private static final int OF_BTC = 0;
    private static final int OF_ETH = 1;
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final Feed feed = new Feed(4);
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Log log = new Log();
    private final Resume resume = new Resume(feed, log, loop::add);
    private final RecordingTransport client = new RecordingTransport();
    private final Subscriber subscriber = subscriber(client);
    private final long[] offsets = new long[2];

    @BeforeEach
    void begin() {
        feed.begin(new Cursor("cluster", Positions.zero(2)));
    }

    @Test
    void a_new_subscriber_gets_a_snapshot_and_the_cursor_at_which_it_is_true() {
        publish(OF_BTC, Events.opened(BTC, "a"));
        publish(OF_BTC, Events.opened(BTC, "b"));
        publish(OF_BTC, Events.closed(BTC, "a"));
        publish(OF_ETH, Events.opened(ETH, "c"));
        feed.price(new LastPrice(BTC, 800.5, NOW));

        feed.subscribe(subscriber, request(BTC));

        ServerFrame.Subscribed answer =
                client.frames(ServerFrame.Subscribed.class).getFirst();
        assertThat(answer.id()).isEqualTo(7);
        assertThat(answer.symbols()).containsExactly(BTC);
        assertThat(answer.snapshot().signals()).containsExactly(SignalView.after(Events.opened(BTC, "b"), null));
        assertThat(answer.snapshot().prices()).containsExactly(new ServerFrame.Price("BTC/USD", BTC, 800.5, NOW));
        assertThat(Cursor.decode(answer.cursor())).contains(cursor(3, 1));
    }

    @Test
    void events_come_in_order_each_with_the_cursor_after_it_and_only_of_subscribed_instruments() {
        feed.subscribe(subscriber, request(BTC));
        publish(OF_BTC, Events.opened(BTC, "a"));
        publish(OF_ETH, Events.opened(ETH, "b"));
        publish(OF_BTC, Events.historical(BTC, "h"));
        publish(OF_BTC, Events.closed(BTC, "a"));

        assertThat(told(client)).containsExactly("a opened", "a closed");
        assertThat(cursors(client)).containsExactly(cursor(1, 0), cursor(3, 1));
    }

    @Test
    void a_frame_is_encoded_once_for_all() {
        RecordingTransport second = new RecordingTransport();
        feed.subscribe(subscriber, request(BTC));
        feed.subscribe(subscriber(second), request(BTC));

        publish(OF_BTC, Events.opened(BTC, "a"));

        assertThat(client.texts().getLast()).isSameAs(second.texts().getLast());
    }

    @Test
    void nothing_comes_after_unsubscribing_or_leaving() {
        feed.subscribe(subscriber, request(BTC, ETH));
        feed.unsubscribe(subscriber, 8L, Set.of(BTC));
        publish(OF_BTC, Events.opened(BTC, "a"));
        feed.leave(subscriber);
        publish(OF_ETH, Events.opened(ETH, "b"));

        assertThat(told(client)).isEmpty();
        assertThat(client.frames().getLast()).isEqualTo(new ServerFrame.Unsubscribed(8L, List.of(ETH)));
    }

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

    @Test
    void a_price_goes_to_those_who_asked_for_prices() {
        RecordingTransport second = new RecordingTransport();
        feed.subscribe(subscriber, request(BTC));
        feed.subscribe(
                subscriber(second), new Request(1L, List.of(new Subscription(BTC, List.of(Channel.SIGNALS), null))));

        feed.price(new LastPrice(BTC, 801, NOW));

        assertThat(client.frames().getLast()).isEqualTo(new ServerFrame.Price("BTC/USD", BTC, 801, NOW));
        assertThat(second.frames(ServerFrame.Price.class)).isEmpty();
    }

    @Test
    void knows_what_was_defined_priced_or_scored() {
        feed.instrument("A:B/C");
        feed.price(new LastPrice(ETH, 1, NOW));
        publish(OF_BTC, Events.historical(BTC, "h"));

        assertThat(List.of("A:B/C", ETH, BTC)).allMatch(feed::knows);
        assertThat(feed.knows("REPLAY:DOGE/USD")).isFalse();
    }

    private void publish(int partition, SignalRecord next) {
        log.records.add(next);
        feed.signal(partition, offsets[partition], next);
        offsets[partition]++;
        work();
    }

    private void resume(Cursor cursor, String... instruments) {
        resume.execute(subscriber, request(instruments), cursor);
        work();
    }

    private void work() {
        while (!loop.isEmpty()) {
            loop.remove().run();
        }
    }

    private Subscriber subscriber(Transport transport) {
        return new Subscriber(new Outlet(transport, new Outbox(100), new CountingMeters()), 100, loop::add);
    }

    private static Request request(String... instruments) {
        return new Request(
                7L,
                Arrays.stream(instruments)
                        .map(instrument -> new Subscription(instrument, List.of(Channel.values()), null))
                        .toList());
    }

    private static Cursor cursor(long btc, long eth) {
        return new Cursor("cluster", new Positions(List.of(btc, eth)));
    }

    private static List<String> told(RecordingTransport client) {
        return client.frames(ServerFrame.SignalFrame.class).stream()
                .map(frame -> frame.signal().signal().id() + " "
                        + frame.event().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<Cursor> cursors(RecordingTransport client) {
        return client.frames(ServerFrame.SignalFrame.class).stream()
                .map(frame -> Cursor.decode(frame.cursor()).orElseThrow())
                .toList();
    }

    /** The log, of which only the first partition is ever read again. */
    private static final class Log implements MissedEvents {

        private final List<SignalRecord> records = new ArrayList<>();
        private Positions ends = Positions.zero(2);
        private boolean outOfReach;
        private String asked = "";

        @Override
        public CompletionStage<Positions> ends() {
            return CompletableFuture.completedFuture(ends);
        }

        @Override
        public CompletionStage<Answer> between(Positions from, Positions upTo, Set<String> instruments) {
            asked = from.at(OF_BTC) + " to " + upTo.at(OF_BTC);
            SignalBook book = new SignalBook();
            List<FedEvent> events = new ArrayList<>();
            for (int offset = 0; offset < upTo.at(OF_BTC); offset++) {
                book.apply(OF_BTC, offset, records.get(offset)).ifPresent(events::add);
            }
            return CompletableFuture.completedFuture(
                    outOfReach
                            ? new OutOfReach("gone")
                            : new Found(events.stream()
                                    .filter(event -> event.offset() >= from.at(OF_BTC))
                                    .toList()));
        }
    }
}
