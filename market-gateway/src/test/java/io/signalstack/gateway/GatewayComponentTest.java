package io.signalstack.gateway;

import static io.restassured.RestAssured.given;
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
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import io.signalstack.trading.market.InstrumentNames;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
class GatewayComponentTest extends GatewayScene {

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
                            List.of("1m", "5m", "1h", "4h", "1d"),
                            MarketBody.LIVE));

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
    void anInstrumentsNameMayBeOfAnyScript() throws Exception {
        String named = "REPLAY:" + InstrumentNames.HARD + "/" + InstrumentNames.HARD;
        try (CandleTape candles = tape(named);
                CandleTape prices = new CandleTape(bootstrapServers, Topic.PRICES, named)) {
            // Given
            Instant asked = exchange.now();

            // When
            define(new InstrumentDefinition(
                    named, "BTCUSD", new BigDecimal("0.01"), "1m", List.of("1m", "5m"), 0, 1, true));

            // Then
            awaitCandlesUntil(candles, asked);
            assertThat(candles.events().getFirst())
                    .isInstanceOfSatisfying(
                            SeriesStarted.class,
                            started -> assertThat(started.seriesId()).isEqualTo(named + "#1"));
            assertAsRecorded(candles.candles());
            await().atMost(PATIENCE).until(() -> !prices.records().isEmpty());
        }
    }

    @Test
    void anInstrumentThatTheVenueDoesNotKnowIsToldInHealthUntilItIsSwitchedOff() throws Exception {
        try (CandleTape tape = tape("REPLAY:NOSUCH/USD")) {
            // Given
            define(definition("NOSUCH", 0, "1m"));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/health/ready")
                            .then()
                            .statusCode(200)
                            .body(
                                    containsString("stale REPLAY:NOSUCH/USD"),
                                    containsString("correct the venue symbol")));

            // When
            define(new InstrumentDefinition(
                    "REPLAY:NOSUCH/USD", "NOSUCHUSD", new BigDecimal("0.01"), "1m", List.of("1m"), 0, 1, false));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/health/ready")
                            .then()
                            .statusCode(200)
                            .body("status", is("UP"))
                            .body(not(containsString("NOSUCH"))));
            assertThat(tape.events()).isEmpty();
        }
    }

    @Test
    void anInstrumentThatIsNotTradedIsToldAsHalted() throws Exception {
        try (CandleTape tape = new CandleTape(bootstrapServers, Topic.SYSTEM_EVENTS, "REPLAY:HALTED/USD")) {
            // When
            define(new InstrumentDefinition(
                    "REPLAY:HALTED/USD", "BTCUSD", new BigDecimal("0.01"), "1m", List.of("1m"), 0, 1, true));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/health/ready")
                            .then()
                            .statusCode(200)
                            .body(containsString("halted REPLAY:HALTED/USD"), containsString("not traded since")));
            assertThat(given().get("/metrics").then().extract().asString())
                    .contains("signalstack_instruments_halted{venue=\"REPLAY\"} 1.0");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tape.records())
                            .map(record -> EventCodec.SYSTEM_EVENTS.decode(record.value()))
                            .anyMatch(SystemEvent.InstrumentHalted.class::isInstance));
        }
    }

    @Test
    void pricesComeInOneCallForAllAndMetersCount() throws Exception {
        try (CandleTape tape = new CandleTape(bootstrapServers, Topic.PRICES, "REPLAY:BTC/USD")) {
            // When
            define(definition("BTC", 1, "1m", "5m", "1h", "4h", "1d"));

            // Then, once what was missed has been polled: the recording has quiet stretches of up to 21 minutes, and a
            // price is as old as its last trade
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(tape.records()).hasSizeGreaterThanOrEqualTo(3);
                LastPrice price =
                        EventCodec.PRICES.decode(tape.records().getLast().value());
                assertThat(price.price()).isPositive();
                assertThat(price.at()).isBetween(exchange.now().minus(30, ChronoUnit.MINUTES), exchange.now());
            });
            String metrics =
                    given().get("/metrics").then().statusCode(200).extract().asString();
            assertThat(metrics)
                    .contains("signalstack_exchange_requests_seconds_count{outcome=\"ok\",venue=\"REPLAY\"")
                    .contains("signalstack_candles_published_total{");
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
}
