package io.signalstack.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.CandleLost;
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.inbound.InstrumentConsumer;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ReplayExchangeResource.class)
class GatewayComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "signalstack.venues.replay.url")
    String exchangeUrl;

    @Inject
    InstrumentConsumer instruments;

    private ExchangeControl exchange;

    @BeforeEach
    void aHealthyExchange() {
        exchange = new ExchangeControl(exchangeUrl);
        exchange.heal();
    }

    @AfterEach
    void healAgain() {
        exchange.heal();
    }

    @Test
    void anInstrumentGetsItsSeriesItsHistoryAndEachLiveCandleOnce() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC/USD")) {
            // Given
            Instant asked = exchange.now();

            // When
            define(definition("BTC", 1, "1m", "5m", "1h", "4h", "1d"));

            // Then
            awaitCandlesUntil(tape, asked.plus(15, ChronoUnit.MINUTES));
            List<CandleEvent> events = tape.events();
            assertThat(events.getFirst())
                    .isEqualTo(new SeriesStarted(
                            "REPLAY:BTC/USD",
                            "REPLAY:BTC/USD#1",
                            new BigDecimal("0.01"),
                            "1m",
                            List.of("1m", "5m", "1h", "4h", "1d")));

            // two days of history before the backfill's first day: 2 × 288, 2 × 24, 2 × 6 and 2 seeds
            Instant start = asked.minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
            List<SeedCandle> seeds = seeds(events);
            assertThat(seeds).hasSize(2 * (288 + 24 + 6 + 1));
            assertThat(seeds).allMatch(seed -> seed.openTime().isBefore(start));
            assertThat(events.subList(1, 1 + seeds.size())).isEqualTo(seeds);

            List<BaseCandle> candles = tape.candles();
            assertThat(candles.getFirst().openTime()).isEqualTo(start);
            assertAsRecorded(candles);
            assertThat(candles.getFirst().backfilled()).isTrue();
            assertThat(candles.getFirst().closedAt()).isNull();
            BaseCandle live = candles.getLast();
            assertThat(live.backfilled()).isFalse();
            assertThat(live.closedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(candles).filteredOn(BaseCandle::synthetic).allMatch(candle -> candle.volume() == 0);

            ConsumerRecord<String, byte[]> last = tape.records().getLast();
            assertThat(header(last, Headers.EVENT_TYPE)).isEqualTo("candle");
            assertThat(header(last, Headers.SPEC_VERSION)).isEqualTo("1");
            assertThat(header(last, Headers.EVENT_ID)).startsWith("REPLAY:BTC/USD#1/");
            assertThat(header(last, Headers.TRACEPARENT)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
            assertThat(tape.records().stream().map(record -> header(record, Headers.EVENT_ID)))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void afterARestartTheHistoryGoesOnWhereItEndedAndGapsAreFilled() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC2/USD")) {
            // Given
            define(definition("BTC2", 0, "1m"));
            awaitCandlesUntil(tape, exchange.now().plus(5, ChronoUnit.MINUTES));

            // When
            instruments.stop();
            int published = drained(tape);
            Instant downUntil = exchange.now().plus(5, ChronoUnit.MINUTES);
            await().atMost(PATIENCE).until(() -> exchange.now().isAfter(downUntil));
            assertThat(tape.candles()).hasSize(published);
            // Fewer than the answers after which a candle is lost.
            exchange.fault("{\"kind\":\"MISSING_CANDLES\",\"next\":3}");
            instruments.start();

            // Then
            awaitCandlesUntil(tape, exchange.now().plus(5, ChronoUnit.MINUTES));
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
            awaitCandlesUntil(tape, exchange.now().plus(3, ChronoUnit.MINUTES));
            int partition = tape.records().getFirst().partition();

            // When
            try (KafkaProducer<String, byte[]> rival = producer(Map.of("transactional.id", "gateway-" + partition))) {
                rival.initTransactions();
                rival.beginTransaction();
                rival.send(new ProducerRecord<>(
                        Topic.CANDLES.text(),
                        partition,
                        "REPLAY:BTC3/USD",
                        EventCodec.CANDLES.encode(new CandleLost("REPLAY:BTC3/USD", Instant.EPOCH)))).get(10, TimeUnit.SECONDS);

                // Then
                awaitCandlesUntil(tape, exchange.now().plus(10, ChronoUnit.MINUTES));
            }
            assertThat(tape.events()).noneMatch(CandleLost.class::isInstance);
            assertUnbroken(tape.candles());
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
                    "MISSING_CANDLES",
                    "DUPLICATE_CANDLE",
                    "REORDERED_CANDLES",
                    "SERVER_ERROR",
                    "HTML_BODY",
                    "TRUNCATED_JSON",
                    "EMPTY_ARRAY",
                    "CONNECTION_RESET")) {
                exchange.fault("{\"kind\":\"" + kind + "\",\"probability\":0.15}");
            }
            awaitCandlesUntil(tape, exchange.now().plus(20, ChronoUnit.MINUTES));
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
            long refused = await().atMost(PATIENCE).until(() -> exchange.firstAnsweredWith(429), wallMs -> wallMs > 0);

            // Then
            awaitCandlesUntil(tape, exchange.now());
            assertThat(exchange.requestsBetween(refused + 20, refused + 2_990)).isZero();
        }
    }

    @Test
    void anInstrumentThatTheVenueDoesNotKnowIsToldInHealthUntilItIsSwitchedOff() throws Exception {
        try (CandleTape tape = tape("REPLAY:BTC6/USD")) {
            // Given
            define(definition("BTC6", 0, "1m"));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/health/ready")
                            .then()
                            .statusCode(200)
                            .body(containsString("stale REPLAY:BTC6/USD"), containsString("does not know")));

            // When
            define(new InstrumentDefinition(
                    "REPLAY:BTC6/USD", "BTC6USD", new BigDecimal("0.01"), "1m", List.of("1m"), 0, 1, false));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/health/ready")
                            .then()
                            .statusCode(200)
                            .body("status", is("UP"))
                            .body(not(containsString("BTC6"))));
            assertThat(tape.events()).isEmpty();
        }
    }

    @Test
    void pricesComeInOneCallForAllAndMetersCount() throws Exception {
        try (CandleTape tape = new CandleTape(bootstrapServers, Topic.PRICES, "REPLAY:BTC/USD")) {
            // Given
            define(definition("BTC", 1, "1m", "5m", "1h", "4h", "1d"));

            // When
            await().atMost(PATIENCE).until(() -> tape.records().size() >= 3);

            // Then
            LastPrice price = EventCodec.PRICES.decode(tape.records().getLast().value());
            assertThat(price.price()).isPositive();
            assertThat(price.at()).isBetween(exchange.now().minus(5, ChronoUnit.MINUTES), exchange.now());
            String metrics =
                    given().get("/metrics").then().statusCode(200).extract().asString();
            assertThat(metrics)
                    .contains("signalstack_exchange_requests_seconds_count{outcome=\"ok\",venue=\"REPLAY\"")
                    .contains("signalstack_candles_published_total{");
        }
    }

    private CandleTape tape(String instrument) {
        return new CandleTape(bootstrapServers, Topic.CANDLES, instrument);
    }

    private void awaitCandlesUntil(CandleTape tape, Instant openTime) {
        await().atMost(PATIENCE)
                .until(() -> tape.candles().stream()
                        .anyMatch(candle -> !candle.openTime().isBefore(openTime)));
    }

    /** Reads until nothing more comes. */
    private static int drained(CandleTape tape) {
        int before;
        do {
            before = tape.candles().size();
        } while (tape.candles().size() > before);
        return before;
    }

    /** Each minute once, in order, as first published. */
    private static void assertUnbroken(List<BaseCandle> candles) {
        Instant first = candles.getFirst().openTime();
        for (int i = 0; i < candles.size(); i++) {
            assertThat(candles.get(i).openTime()).isEqualTo(first.plus(i, ChronoUnit.MINUTES));
            assertThat(candles.get(i).revision()).isZero();
        }
    }

    private void assertAsRecorded(List<BaseCandle> candles) {
        Instant from = candles.getFirst().openTime();
        Instant until = candles.getLast().openTime().plus(1, ChronoUnit.MINUTES);
        assertThat(candles.stream().map(ExchangeControl::published)).isEqualTo(exchange.recorded(from, until));
    }

    private static List<SeedCandle> seeds(List<CandleEvent> events) {
        return events.stream()
                .filter(SeedCandle.class::isInstance)
                .map(SeedCandle.class::cast)
                .toList();
    }

    private static InstrumentDefinition definition(String base, int backfillDays, String... timeframes) {
        return new InstrumentDefinition(
                "REPLAY:" + base + "/USD",
                base + "USD",
                new BigDecimal("0.01"),
                "1m",
                List.of(timeframes),
                backfillDays,
                1,
                true);
    }

    private void define(InstrumentDefinition definition) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                            Topic.INSTRUMENTS.text(),
                            definition.instrument(),
                            EventCodec.INSTRUMENTS.encode(definition)))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
