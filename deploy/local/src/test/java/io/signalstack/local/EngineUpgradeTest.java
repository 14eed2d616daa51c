package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.process.StartException;
import io.signalstack.sandbox.testing.CatalogueTopics;
import io.signalstack.sandbox.testing.InstrumentsTopic;
import io.signalstack.trading.pipeline.Engine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A log that an earlier engine has scored, and its data folder's note. One log for all, and instruments for each. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EngineUpgradeTest {

    private static final String BTC = "REPLAY:BTC/USD";
    private static final String ETH = "REPLAY:ETH/USD";
    private static final String FAR = "REPLAY:FAR/USD";
    private static final String NEW = "REPLAY:NEW/USD";
    private static final String OLD = "REPLAY:OLD/USD";

    @TempDir
    private static Path server;

    @TempDir
    private Path folder;

    private static KafkaServer kafka;

    @BeforeAll
    static void start() {
        kafka = KafkaServer.start(server.resolve("kafka"), 0);
        CatalogueTopics.create(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void instruments_of_an_earlier_engine_get_a_new_series_once() {
        // Given a folder without a note, as the first version left it
        InstrumentsTopic.define(kafka.bootstrapServers(), definition(BTC, 1), definition(ETH, 2));

        // Then
        assertThat(upgrade().perform()).contains(BTC, ETH);
        assertThat(newest()).containsEntry(BTC, definition(BTC, 2)).containsEntry(ETH, definition(ETH, 3));
        assertThat(upgrade().perform()).isEmpty();
        assertThat(newest()).containsEntry(BTC, definition(BTC, 2));
    }

    @Test
    void the_new_series_comes_after_the_one_that_the_gateway_has_reached() {
        // Given a gateway that once lost its heads, and began a series of its own
        InstrumentsTopic.define(kafka.bootstrapServers(), definition(FAR, 1));
        write(new CandleHead(
                FAR,
                FAR + "#4",
                new BigDecimal("0.01"),
                "1m",
                List.of("1m"),
                Instant.EPOCH,
                Instant.EPOCH,
                Map.of(),
                MarketBody.LIVE));

        // Then
        upgrade().perform();
        assertThat(newest()).containsEntry(FAR, definition(FAR, 5));
    }

    @Test
    @Order(1)
    void an_empty_folder_has_nothing_to_raise_and_notes_its_engine() throws IOException {
        assertThat(upgrade().perform()).isEmpty();
        assertThat(Files.readString(note()).strip()).isEqualTo(Integer.toString(Engine.VERSION));
        // Instruments that are defined from now on are this engine's
        InstrumentsTopic.define(kafka.bootstrapServers(), definition(NEW, 1));
        assertThat(upgrade().perform()).isEmpty();
    }

    @Test
    void a_note_of_another_engine_raises_too() throws IOException {
        Files.writeString(note(), Integer.toString(Engine.VERSION + 1));
        InstrumentsTopic.define(kafka.bootstrapServers(), definition(OLD, 7));
        assertThat(upgrade().perform()).contains(OLD);
        assertThat(newest()).containsEntry(OLD, definition(OLD, 8));
    }

    @Test
    void a_damaged_note_is_named() throws IOException {
        Files.writeString(note(), "two");
        assertThatThrownBy(() -> upgrade().perform())
                .isInstanceOf(StartException.class)
                .hasMessageContaining(note().toString());
    }

    private EngineUpgrade upgrade() {
        return new EngineUpgrade(note(), kafka.bootstrapServers());
    }

    private Path note() {
        return folder.resolve("engine-version");
    }

    private Map<String, InstrumentDefinition> newest() {
        Map<String, InstrumentDefinition> newest = new HashMap<>();
        new CommittedLog(kafka.bootstrapServers())
                .read(Topic.INSTRUMENTS, EventCodec.INSTRUMENTS)
                .forEach(definition -> newest.put(definition.instrument(), definition));
        return newest;
    }

    private void write(CandleHead head) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(
                    Topic.CANDLE_HEADS.text(), head.instrument(), EventCodec.CANDLE_HEADS.encode(head)));
            producer.flush();
        }
    }

    private static InstrumentDefinition definition(String instrument, int seriesNumber) {
        return new InstrumentDefinition(
                instrument, "SYMBOL", new BigDecimal("0.01"), "1m", List.of("1m"), 3, seriesNumber, true);
    }
}
