package io.signalstack.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.testing.InstrumentsTopic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the component tests share: an exchange that is healed before and after, definitions to write, tapes to read. */
abstract class GatewayScene {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "signalstack.venues.replay.url")
    String exchangeUrl;

    ExchangeControl exchange;

    @BeforeEach
    void aHealthyExchange() {
        exchange = new ExchangeControl(exchangeUrl);
        exchange.heal();
    }

    @AfterEach
    void healAgain() {
        exchange.heal();
    }

    CandleTape tape(String instrument) {
        return new CandleTape(bootstrapServers, Topic.CANDLES, instrument);
    }

    void awaitCandlesUntil(CandleTape tape, Instant openTime) {
        await().atMost(PATIENCE)
                .until(() -> tape.candles().stream()
                        .anyMatch(candle -> !candle.openTime().isBefore(openTime)));
    }

    /** Reads until nothing more comes. */
    static int drained(CandleTape tape) {
        int before;
        do {
            before = tape.candles().size();
        } while (tape.candles().size() > before);
        return before;
    }

    /** Each minute once, in order, as first published. */
    static void assertUnbroken(List<BaseCandle> candles) {
        Instant first = candles.getFirst().openTime();
        for (int i = 0; i < candles.size(); i++) {
            assertThat(candles.get(i).openTime()).isEqualTo(first.plus(i, ChronoUnit.MINUTES));
            assertThat(candles.get(i).revision()).isZero();
        }
    }

    static InstrumentDefinition definition(String base, int backfillDays, String... timeframes) {
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

    void define(InstrumentDefinition definition) {
        InstrumentsTopic.define(bootstrapServers, definition);
    }

    KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
