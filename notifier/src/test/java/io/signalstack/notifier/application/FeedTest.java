package io.signalstack.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.feed.Channel;
import io.signalstack.contracts.feed.ServerFrame;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.notifier.Events;
import io.signalstack.trading.calibration.Evidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedTest extends FeedFixture {

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
    void a_price_goes_to_those_who_asked_for_prices() {
        RecordingTransport second = new RecordingTransport();
        feed.subscribe(subscriber, request(BTC));
        feed.subscribe(
                subscriber(second),
                new Request(
                        1L,
                        List.of(new Subscription(
                                BTC,
                                List.of(Channel.SIGNALS),
                                null,
                                EnumSet.allOf(Evidence.Label.class),
                                EnumSet.allOf(MarketName.class)))));

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
}
