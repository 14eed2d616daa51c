package io.signalstack.worker.inbound;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.worker.outbound.StreamStores;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** Requests come by a topic of their own, and are answered out of the same stores. */
class RequestTopologyTest extends TopologyScene {

    @Test
    void aRequestIsAnsweredToItsUserWithTheLastEvaluationsAndChangesNothing() {
        // Given
        TopologyTestDriver driver = driver();
        write(driver, HISTORY.subList(0, 100));
        Map<String, String> before = store(driver, StreamStores.PIPELINE);

        // When
        ask(driver, EventCodec.SIGNAL_REQUESTS.encode(new SignalRequest("r-1", "u-1", BTC.toString(), null)));

        // Then
        assertThat(output(driver, Topic.USER_EVENTS.text())).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("u-1".getBytes(UTF_8));
            assertThat(OutgoingHeaders.text(record.headers(), Headers.EVENT_TYPE))
                    .isEqualTo("signals-refreshed");
            assertThat(EventCodec.USER_EVENTS.decode(record.value()))
                    .isInstanceOfSatisfying(UserEvent.SignalsRefreshed.class, answer -> {
                        assertThat(answer.requestId()).isEqualTo("r-1");
                        assertThat(answer.evaluations()).isNotEmpty();
                    });
        });
        assertThat(store(driver, StreamStores.PIPELINE)).isEqualTo(before);
        assertThat(meters.count("answered")).isEqualTo(1);
    }

    @Test
    void anUnreadableRequestIsSetAside() {
        // Given
        TopologyTestDriver driver = driver();

        // When
        ask(driver, "{}".getBytes(UTF_8));

        // Then
        assertThat(output(driver, Topic.SIGNAL_REQUESTS.deadLetter())).hasSize(1);
        assertThat(output(driver, Topic.USER_EVENTS.text())).isEmpty();
        assertThat(meters.count("unreadable signal-requests.v1")).isEqualTo(1);
    }

    @Test
    void aRequestUnderAnothersKeyIsSetAside() {
        // Given: which may be in another partition than the instrument's candles
        TopologyTestDriver driver = driver();

        // When
        ask(driver, EventCodec.SIGNAL_REQUESTS.encode(new SignalRequest("r-1", "u-1", "REPLAY:ETH/USD", null)));

        // Then
        assertThat(output(driver, Topic.SIGNAL_REQUESTS.deadLetter())).hasSize(1);
        assertThat(output(driver, Topic.USER_EVENTS.text())).isEmpty();
    }

    private static void ask(TopologyTestDriver driver, byte[] request) {
        driver.createInputTopic(Topic.SIGNAL_REQUESTS.text(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(KEY, request);
    }

    private static Map<String, String> store(TopologyTestDriver driver, String name) {
        Map<String, String> content = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all =
                driver.<String, byte[]>getKeyValueStore(name).all()) {
            all.forEachRemaining(entry -> content.put(entry.key, Arrays.toString(entry.value)));
        }
        return content;
    }
}
