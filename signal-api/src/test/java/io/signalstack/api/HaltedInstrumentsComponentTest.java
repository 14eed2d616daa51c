package io.signalstack.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.api.testing.Log;
import io.signalstack.api.testing.Reader;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
class HaltedInstrumentsComponentTest {

    private static final String BTC = "REPLAY:BTC/USD";
    private static final String SINCE = "2026-11-20T10:16:00Z";
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void an_instrument_whose_market_is_halted_says_since_when_until_it_is_traded() {
        // Given
        Log log = new Log(servers);
        Reader reader = Reader.registered("halted@example.org");
        assertThat(haltedSince(reader)).isEmpty();

        // When
        tell(log, new SystemEvent.InstrumentHalted(BTC, Instant.parse(SINCE)));

        // Then
        await().atMost(SOON).until(() -> haltedSince(reader).equals(Optional.of(SINCE)));

        // And when what cannot be read comes between
        log.write(Topic.SYSTEM_EVENTS, BTC, "{\"type\":\"instrument-lost\"}".getBytes(UTF_8));
        tell(log, new SystemEvent.InstrumentTraded(BTC));

        // Then
        await().atMost(SOON).until(() -> haltedSince(reader).isEmpty());
        await().atMost(SOON)
                .until(() -> log.read(Topic.SYSTEM_EVENTS.deadLetter()).size() == 1);
    }

    private static void tell(Log log, SystemEvent event) {
        log.write(Topic.SYSTEM_EVENTS, event.subject(), EventCodec.SYSTEM_EVENTS.encode(event));
    }

    private static Optional<String> haltedSince(Reader reader) {
        Map<String, String> btc =
                reader.get("/api/v1/market/instruments").path("instruments.find { it.instrument == '" + BTC + "' }");
        assertThat(btc).containsKey("haltedSince");
        return Optional.ofNullable(btc.get("haltedSince"));
    }
}
