package io.signalstack.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.view.SignalView;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeedComponentTest extends FeedFixture {

    @Test
    void a_signal_frame_says_what_the_record_says_field_by_field() throws IOException {
        FeedClient client = subscribed();
        SignalRecord.SignalOpened opened = Events.opened(instrument, "s");
        SignalRecord.SignalClosed closed = Events.closed(instrument, "s");
        publisher.signals(opened, closed, Events.revised(instrument, "s", 2));

        SignalView afterOpening = SignalView.after(opened, null);
        SignalView afterClosing = SignalView.after(closed, afterOpening);
        assertSignal(client.next(), "opened", afterOpening);
        assertSignal(client.next(), "closed", afterClosing);
        assertSignal(client.next(), "revised", SignalView.after(Events.revised(instrument, "s", 2), afterClosing));
    }

    @Test
    void the_snapshot_has_open_signals_and_last_prices() throws IOException {
        FeedClient witness = subscribed();
        publisher.price(new LastPrice(instrument, 812.25, NOW));
        witness.next("price");
        publisher.signals(
                Events.opened(instrument, "still open"),
                Events.opened(instrument, "over"),
                Events.closed(instrument, "over"),
                Events.historical(instrument, "old"));
        witness.next("signal");
        witness.next("signal");
        witness.next("signal");

        JsonNode answer = connect(Tier.FREE).send(subscribe("\"id\":5")).next("subscribed");

        assertThat(answer.path("id").asInt()).isEqualTo(5);
        assertThat(answer.path("symbols")).hasSize(1);
        assertThat(answer.path("symbols").path(0).asText()).isEqualTo(instrument);
        assertThat(answer.path("cursor").asText()).isNotEmpty();
        assertThat(answer.path("snapshot").path("signals")).hasSize(1);
        assertThat(answer.path("snapshot").path("signals").path(0))
                .isEqualTo(tree(SignalView.after(Events.opened(instrument, "still open"), null)));
        assertThat(answer.path("snapshot").path("prices").path(0).path("price").asDouble())
                .isEqualTo(812.25);
    }

    @Test
    void prices_name_the_symbol_and_the_instrument() {
        FeedClient client = subscribed();

        publisher.price(new LastPrice(instrument, 799.5, NOW));

        JsonNode price = client.next("price");
        assertThat(price.path("symbol").asText()).isEqualTo(symbol);
        assertThat(price.path("instrument").asText()).isEqualTo(instrument);
        assertThat(price.path("price").asDouble()).isEqualTo(799.5);
        assertThat(price.path("at").asText()).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void never_feeds_historical_aborted_or_unreadable_records() {
        FeedClient client = subscribed();
        publisher.signals(Events.historical(instrument, "historical"));
        publisher.aborted(Events.opened(instrument, "aborted"));
        publisher.unreadable(instrument);
        publisher.signals(Events.opened(instrument, "real"));

        assertThat(client.next().path("signal").path("id").asText()).isEqualTo("real");
    }

    @Test
    void leaves_out_what_is_under_the_least_confidence() {
        FeedClient client = connect(Tier.FREE).send(subscribe("\"minConfidence\":0.6"));
        client.next("subscribed");
        publisher.signals(
                Events.confident(instrument, "low", 0.59, "CALIBRATED(400)"),
                Events.confident(instrument, "unknown", 0.9, "UNCALIBRATED(12)"),
                Events.confident(instrument, "high", 0.6, "CALIBRATED(400)"));

        assertThat(client.next("signal").path("signal").path("id").asText()).isEqualTo("high");
    }

    @Test
    void leaves_out_what_is_of_another_kind_of_market_in_the_snapshot_too() {
        FeedClient witness = subscribed();
        publisher.signals(
                Events.from(MarketBody.LIVE, instrument, "live before"), Events.opened(instrument, "recorded before"));
        witness.next("signal");
        witness.next("signal");
        FeedClient client = connect(Tier.FREE).send(subscribe("\"market\":[\"live\"]"));
        JsonNode snapshot = client.next("subscribed").at("/snapshot/signals");
        publisher.signals(Events.opened(instrument, "recorded"), Events.from(MarketBody.LIVE, instrument, "live"));

        assertThat(snapshot).hasSize(1);
        assertThat(snapshot.at("/0/id").asText()).isEqualTo("live before");
        assertThat(client.next("signal").at("/signal/id").asText()).isEqualTo("live");
    }

    @Test
    void takes_an_alias_and_names_the_instrument_that_was_meant() {
        publisher.define("REPLAY:BTC/USD");
        FeedClient client = connect(Tier.FREE);

        await().untilAsserted(() -> assertThat(client.send("{\"type\":\"subscribe\",\"symbols\":[\"BTC/USDT\"]}")
                        .next("subscribed", "error")
                        .path("symbols")
                        .path(0)
                        .asText())
                .isEqualTo("REPLAY:BTC/USD"));
    }

    @Test
    void unsubscribing_ends_the_frames() {
        FeedClient client = subscribed();
        client.send("{\"type\":\"unsubscribe\",\"id\":2,\"symbols\":[\"" + symbol + "\"]}");
        assertThat(client.next("unsubscribed").path("symbols")).isEmpty();

        publisher.signals(Events.opened(instrument, "unseen"));
        subscribed().send("{\"type\":\"ping\"}").next("pong");

        assertThat(client.send("{\"type\":\"ping\"}").next().path("type").asText())
                .isEqualTo("pong");
    }

    @Test
    void a_slow_client_is_closed_and_slows_nobody_else() {
        FeedClient slow = subscribed();
        FeedClient quick = subscribed();
        slow.stall();

        for (int round = 0; round < 30; round++) {
            List<String> ids = IntStream.range(round * 100, round * 100 + 100)
                    .mapToObj(n -> "s" + n)
                    .toList();
            publisher.signals(
                    ids.stream().map(id -> Events.opened(instrument, id)).toArray(SignalRecord[]::new));
            ids.forEach(id -> assertThat(
                            quick.next("signal").path("signal").path("id").asText())
                    .isEqualTo(id));
        }

        slow.readOn();
        assertThat(slow.closeCode()).isEqualTo(4409);
        given().get("/metrics")
                .then()
                .body(containsString("signalstack_feed_dropped_total{reason=\"overflow\",type=\"signal\"}"))
                .body(containsString("signalstack_feed_connections{transport=\"websocket\"}"));
    }

    private static void assertSignal(JsonNode frame, String event, SignalView expected) throws IOException {
        assertThat(frame.path("type").asText()).isEqualTo("signal");
        assertThat(frame.path("event").asText()).isEqualTo(event);
        assertThat(frame.path("cursor").asText()).isNotEmpty();
        assertThat(frame.path("signal")).isEqualTo(tree(expected));
    }

    private static JsonNode tree(SignalView view) throws IOException {
        return JSON.readTree(Json.bytes(view));
    }
}
