package io.signalstack.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.Backends;
import io.signalstack.platform.start.UnfitException;
import io.signalstack.platform.testing.TokenResource;
import io.signalstack.sandbox.testing.HesitantAdmin;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Backends.class)
class TopicAdminComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    DeadLetters deadLetters;

    @BeforeEach
    void no_topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            await().atMost(PATIENCE)
                    .until(() -> admin.listTopics().names().get().isEmpty());
        }
    }

    @Test
    void what_was_made_is_as_the_catalogue_says() {
        try (TopicAdmin admin = new TopicAdmin(servers, 1, PATIENCE)) {
            admin.create();
            assertThatCode(admin::verify).doesNotThrowAnyException();
            assertThatCode(admin::create).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_topic_that_brokers_will_not_make_now_is_asked_for_again(boolean madeAllTheSame) {
        // Given brokers that say "not now" to each first request, be it that they make the topic or not
        HesitantAdmin brokers = new HesitantAdmin(servers, madeAllTheSame);

        try (TopicAdmin admin = new TopicAdmin(brokers, 1, PATIENCE)) {
            // When
            admin.create(List.of(Topic.CANDLES, Topic.PRICES));

            // Then
            assertThatCode(() -> admin.verify(List.of(Topic.CANDLES, Topic.PRICES)))
                    .doesNotThrowAnyException();
        }
        assertThat(brokers.requests()).isEqualTo(1 + 4);
    }

    @Test
    void each_missing_or_different_topic_is_named_with_what_is_wrong() throws Exception {
        // Given
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
                TopicAdmin topics = new TopicAdmin(servers, 1, PATIENCE)) {
            admin.createTopics(List.of(new NewTopic("candles.v1", 3, (short) 1)
                            .configs(Map.of("message.timestamp.type", "CreateTime", "retention.ms", "1000"))))
                    .all()
                    .get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().isEmpty());

            // When / Then
            assertThatThrownBy(() -> topics.verify(List.of(Topic.CANDLES)))
                    .isInstanceOf(TopicMismatchException.class)
                    .hasMessage("topics are not as the catalogue says: candles.v1 has partitions=3, not 12; "
                            + "candles.v1 has message.timestamp.type=CreateTime, not LogAppendTime; "
                            + "candles.v1 has retention.ms=1000, not 10368000000; candles.v1.dlq is missing");
        }
    }

    @Test
    void a_service_starts_only_on_topics_that_are_right() {
        assertThatThrownBy(() -> required(false, "prices.v1").meet())
                .isInstanceOf(UnfitException.class)
                .hasMessage("topics are not as the catalogue says: prices.v1 is missing; prices.v1.dlq is missing");

        assertThatCode(() -> required(true, "prices.v1").meet()).doesNotThrowAnyException();
        assertThatCode(() -> required(false, "prices.v1").meet()).doesNotThrowAnyException();
    }

    @Test
    void brokers_that_do_not_answer_are_said_not_to() {
        try (TopicAdmin admin = new TopicAdmin("127.0.0.1:1", 1, Duration.ofSeconds(1))) {
            assertThatThrownBy(admin::verify)
                    .isInstanceOf(BrokersSilentException.class)
                    .hasMessageStartingWith("the Kafka brokers did not list topics");
        }
    }

    @Test
    void an_unreadable_record_goes_to_the_dead_letters_as_it_came() {
        // Given
        try (TopicAdmin admin = new TopicAdmin(servers, 1, PATIENCE)) {
            admin.create(List.of(Topic.CANDLES));
        }
        byte[] rubbish = {(byte) 0xff, 0, 1};
        ConsumerRecord<byte[], byte[]> unreadable =
                new ConsumerRecord<>("candles.v1", 4, 17, "REPLAY:BTC/USD".getBytes(StandardCharsets.UTF_8), rubbish);
        unreadable.headers().add("event-id", "e1".getBytes(StandardCharsets.UTF_8));

        // When
        deadLetters
                .send(unreadable, "signal-worker", "not a CandleEvent")
                .await()
                .atMost(PATIENCE);

        // Then
        ConsumerRecord<byte[], byte[]> letter = first("candles.v1.dlq");
        assertThat(letter.value()).isEqualTo(rubbish);
        assertThat(letter.key()).isEqualTo(unreadable.key());
        assertThat(OutgoingHeaders.text(letter.headers(), "event-id")).isEqualTo("e1");
        assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.CONSUMER)).isEqualTo("signal-worker");
        assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.REASON)).isEqualTo("not a CandleEvent");
        assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.TOPIC)).isEqualTo("candles.v1");
        assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.PARTITION))
                .isEqualTo("4");
        assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.OFFSET)).isEqualTo("17");
    }

    private ConsumerRecord<byte[], byte[]> first(String topic) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(PATIENCE).iterator().next();
        }
    }

    private CatalogueTopicsThere required(boolean create, String... required) {
        return new CatalogueTopicsThere(
                new TopicsConfig() {
                    @Override
                    public Optional<List<String>> required() {
                        return Optional.of(List.of(required));
                    }

                    @Override
                    public boolean create() {
                        return create;
                    }

                    @Override
                    public int replication() {
                        return 1;
                    }

                    @Override
                    public Duration timeout() {
                        return PATIENCE;
                    }
                },
                servers);
    }
}
