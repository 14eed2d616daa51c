package io.signalstack.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.notifier.application.Cursor;
import io.signalstack.notifier.application.Positions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResumeComponentTest extends FeedFixture {

    @Test
    void a_client_that_comes_back_gets_exactly_what_it_missed_once_from_memory() {
        assertResumes(FeedResource.HISTORY - 2);
    }

    @Test
    void a_client_that_comes_back_gets_exactly_what_it_missed_once_from_the_log() {
        assertResumes(FeedResource.HISTORY * 4);
    }

    @Test
    void a_heartbeat_tells_how_far_the_feed_has_come() {
        FeedClient client = subscribed();
        publisher.signals(Events.opened(instrument, "a"));
        client.next("signal");

        clock.forward(Duration.ofSeconds(16));

        String cursor = client.next("heartbeat").path("cursor").asText();
        publisher.signals(Events.opened(instrument, "b"));
        client.next("signal");
        FeedClient again = connect(Tier.FREE).send(subscribe("\"cursor\":\"" + cursor + "\""));
        again.next("subscribed");
        assertThat(again.next().path("signal").path("id").asText()).isEqualTo("b");
    }

    @Test
    void a_cursor_from_elsewhere_is_answered_with_resync_and_a_snapshot() {
        String foreign = new Cursor("another-cluster", Positions.zero(12)).encode();
        FeedClient client = connect(Tier.FREE).send(subscribe("\"cursor\":\"" + foreign + "\""));
        client.next("welcome");

        assertThat(client.next().path("type").asText()).isEqualTo("resync");
        assertThat(client.next().path("type").asText()).isEqualTo("subscribed");
    }

    private void assertResumes(int missed) {
        FeedClient first = subscribed();
        publisher.signals(Events.opened(instrument, "seen"));
        String cursor = first.next("signal").path("cursor").asText();
        first.close();
        FeedClient witness = subscribed();
        for (int i = 0; i < missed; i++) {
            publisher.signals(Events.opened(instrument, "missed" + i));
            witness.next("signal");
        }

        FeedClient again = connect(Tier.FREE).send(subscribe("\"cursor\":\"" + cursor + "\""));
        JsonNode answer = again.next("subscribed");
        publisher.signals(Events.closed(instrument, "seen"));

        assertThat(answer.path("snapshot").path("signals"))
                .as("as it was at the cursor")
                .hasSize(1);
        assertThat(answer.path("cursor").asText()).isEqualTo(cursor);
        List<String> expected = new ArrayList<>();
        IntStream.range(0, missed).forEach(i -> expected.add("missed" + i));
        expected.add("seen");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            ids.add(again.next().path("signal").path("id").asText());
        }
        assertThat(ids).isEqualTo(expected);
        assertThat(again.send("{\"type\":\"ping\"}").next().path("type").asText())
                .as("nothing more")
                .isEqualTo("pong");
    }
}
