package io.signalstack.sandbox.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTopicsTest {

    private static final NewTopic LATE = new NewTopic("known-late", 3, (short) 1);

    private final String servers = new KafkaResource().start().get("kafka.bootstrap.servers");

    @Test
    void a_topic_that_the_broker_does_not_know_yet_is_waited_for() throws Exception {
        // Given
        var waiting = CompletableFuture.runAsync(() -> CatalogueTopics.awaitLeaders(servers, List.of(LATE)));
        assertThatCode(() -> waiting.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

        // When
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(LATE)).all().get(30, TimeUnit.SECONDS);
        }

        // Then
        waiting.get(60, TimeUnit.SECONDS);
        assertThat(waiting).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_topic_that_the_broker_will_not_make_now_is_asked_for_again(boolean madeAllTheSame) {
        // Given
        NewTopic topic = new NewTopic("made-later-" + madeAllTheSame, 1, (short) 1);
        try (HesitantAdmin broker = new HesitantAdmin(servers, madeAllTheSame)) {
            // When
            CatalogueTopics.create(broker, List.of(topic));

            // Then
            assertThat(broker.requests()).isEqualTo(2);
            CatalogueTopics.awaitLeaders(servers, List.of(topic));
        }
    }
}
