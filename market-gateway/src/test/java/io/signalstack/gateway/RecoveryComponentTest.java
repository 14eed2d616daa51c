package io.signalstack.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.inbound.InstrumentConsumer;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
class RecoveryComponentTest extends GatewayScene {

    @Inject
    InstrumentConsumer instruments;

    @ConfigProperty(name = "signalstack.gateway.group-id", defaultValue = "market-gateway")
    String groupId;

    @Test
    void afterARestartTheHistoryGoesOnWhereItEndedAndGapsAreFilled() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC2/USD")) {
            // Given
            define(definition("BTC2", 0, "1m"));
            awaitCandlesUntil(tape, exchange.now().plus(3, ChronoUnit.MINUTES));

            // When
            instruments.stop();
            int published = drained(tape);
            Instant downUntil = exchange.now().plus(3, ChronoUnit.MINUTES);
            await().atMost(PATIENCE).until(() -> exchange.now().isAfter(downUntil));
            assertThat(tape.candles()).hasSize(published);
            // Fewer than the answers after which a candle is lost.
            exchange.fault("{\"kind\":\"MISSING_CANDLES\",\"next\":3}");
            instruments.start();

            // Then
            awaitCandlesUntil(tape, exchange.now().plus(3, ChronoUnit.MINUTES));
            assertThat(tape.events())
                    .filteredOn(SeriesStarted.class::isInstance)
                    .hasSize(1);
            assertThat(tape.events()).noneMatch(CandleLost.class::isInstance);
            assertUnbroken(tape.candles());
            assertThat(given().get("/metrics").asString())
                    .contains("signalstack_candles_gaps_total{outcome=\"filled\",venue=\"REPLAY\"");
        }
    }

    @Test
    void anotherWriterOfItsPartitionIsFencedOffAndNothingIsLost() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC3/USD")) {
            // Given
            define(definition("BTC3", 0, "1m"));
            awaitCandlesUntil(tape, exchange.now().plus(1, ChronoUnit.MINUTES));
            int partition = tape.records().getFirst().partition();

            // When
            try (KafkaProducer<String, byte[]> rival = producer(Map.of("transactional.id", "gateway-" + partition))) {
                rival.initTransactions();
                rival.beginTransaction();
                rival.send(new ProducerRecord<>(
                                Topic.CANDLES.text(),
                                partition,
                                "REPLAY:BTC3/USD",
                                EventCodec.CANDLES.encode(new CandleLost("REPLAY:BTC3/USD", Instant.EPOCH))))
                        .get(10, TimeUnit.SECONDS);

                // Then
                awaitCandlesUntil(tape, exchange.now().plus(3, ChronoUnit.MINUTES));
            }
            assertThat(tape.events()).noneMatch(CandleLost.class::isInstance);
            assertUnbroken(tape.candles());
        }
    }

    @Test
    void aHolderThatDiedWithinATransactionIsNotWaitedFor() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC3/USD")) {
            // Given: one whose transaction the broker would keep open for longer than anybody waits here
            define(definition("BTC3", 0, "1m"));
            awaitCandlesUntil(tape, exchange.now().plus(1, ChronoUnit.MINUTES));
            int partition = tape.records().getFirst().partition();
            instruments.stop();
            try (KafkaProducer<String, byte[]> dead =
                    producer(Map.of("transactional.id", "gateway-" + partition, "transaction.timeout.ms", (int)
                            PATIENCE.multipliedBy(2).toMillis()))) {
                dead.initTransactions();
                dead.beginTransaction();
                dead.sendOffsetsToTransaction(
                        Map.of(new TopicPartition(Topic.INSTRUMENTS.text(), partition), new OffsetAndMetadata(0)),
                        new ConsumerGroupMetadata(groupId));

                // When
                instruments.start();

                // Then
                awaitCandlesUntil(tape, exchange.now().plus(3, ChronoUnit.MINUTES));
            }
            assertUnbroken(tape.candles());
        }
    }

    @Test
    void aHistoryThatLostItsHeadBeginsAgainAsTheNextSeries() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC6/USD")) {
            // Given
            define(definition("BTC6", 0, "1m"));
            awaitCandlesUntil(tape, exchange.now().plus(1, ChronoUnit.MINUTES));
            int partition = tape.records().getFirst().partition();
            instruments.stop();
            int published = drained(tape);
            try (KafkaProducer<String, byte[]> loss = producer(Map.of())) {
                loss.send(new ProducerRecord<>(Topic.CANDLE_HEADS.text(), partition, "REPLAY:BTC6/USD", null))
                        .get(10, TimeUnit.SECONDS);
            }

            // When
            instruments.start();

            // Then
            awaitCandlesUntil(tape, exchange.now().plus(1, ChronoUnit.MINUTES));
            assertThat(tape.events())
                    .filteredOn(SeriesStarted.class::isInstance)
                    .extracting(event -> ((SeriesStarted) event).seriesId())
                    .containsExactly("REPLAY:BTC6/USD#1", "REPLAY:BTC6/USD#2");
            // One look: the tape goes on meanwhile.
            List<BaseCandle> candles = tape.candles();
            assertUnbroken(candles.subList(published, candles.size()));
        }
    }

    @Test
    void whatTheExchangeDoesWrongLeavesNoTraceInTheHistory() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC4/USD")) {
            // Given
            define(definition("BTC4", 0, "1m"));
            awaitCandlesUntil(tape, exchange.now().plus(2, ChronoUnit.MINUTES));

            // When
            for (String kind : List.of(
                    "DUPLICATE_CANDLE",
                    "REORDERED_CANDLES",
                    "SERVER_ERROR",
                    "HTML_BODY",
                    "TRUNCATED_JSON",
                    "EMPTY_ARRAY",
                    "CONNECTION_RESET")) {
                exchange.fault("{\"kind\":\"" + kind + "\",\"probability\":0.15}");
            }
            awaitCandlesUntil(tape, exchange.now().plus(15, ChronoUnit.MINUTES));
            exchange.heal();
            awaitCandlesUntil(tape, exchange.now().plus(3, ChronoUnit.MINUTES));

            // Then
            assertThat(tape.events()).noneMatch(CandleLost.class::isInstance);
            assertUnbroken(tape.candles());
        }
    }

    @Test
    void aRevisedCandleIsPublishedBesideTheFirst() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC5/USD")) {
            // Given
            define(definition("BTC5", 0, "1m"));
            awaitCandlesUntil(tape, exchange.now().plus(2, ChronoUnit.MINUTES));

            // When: half of the calls find that the newest candle, fetched for the first time or not, is another
            exchange.fault("{\"kind\":\"REVISED_CANDLE\",\"probability\":0.5}");

            // Then
            await().atMost(PATIENCE).until(() -> tape.candles().stream().anyMatch(candle -> candle.revision() > 0));
            exchange.heal();
            BaseCandle revised = tape.candles().stream()
                    .filter(candle -> candle.revision() > 0)
                    .findFirst()
                    .orElseThrow();
            List<BaseCandle> versions = tape.candles().stream()
                    .filter(candle -> candle.openTime().equals(revised.openTime()))
                    .toList();
            assertThat(versions.get(0).revision()).isZero();
            assertThat(versions.get(1).revision()).isEqualTo(1);
            assertThat(versions.get(1).close()).isNotEqualTo(versions.get(0).close());
        }
    }

    @Test
    void aVenueThatAsksForRestIsLeftAlone() throws Exception {
        try (CandleTape tape = tape("REPLAY:ETH/USD")) {
            // Given
            define(new InstrumentDefinition(
                    "REPLAY:ETH/USD", "ETHUSD", new BigDecimal("0.01"), "5m", List.of("5m", "1h"), 0, 1, true));
            awaitCandlesUntil(tape, exchange.now().minus(10, ChronoUnit.MINUTES));

            // When
            exchange.fault("{\"kind\":\"TOO_MANY_REQUESTS\",\"next\":1,\"amountMs\":3000}");
            long refused =
                    await().atMost(PATIENCE).until(() -> exchange.firstAnsweredWith(429), answeredMs -> answeredMs > 0);

            // Then
            awaitCandlesUntil(tape, exchange.now());
            // A call that was under way when the refusal came may still arrive.
            assertThat(exchange.requestsBetween(refused + 500, refused + 2_990)).isZero();
        }
    }
}
