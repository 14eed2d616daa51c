package io.signalstack.gateway.simulation;

import static org.awaitility.Awaitility.await;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.gateway.application.FollowInstruments;
import io.signalstack.gateway.application.InstrumentStatus;
import io.signalstack.sandbox.exchange.Faults;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.testing.InstrumentsTopic;
import io.signalstack.sandbox.testing.ToldCandles;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;

/** What the simulations share: instruments of the simulated exchange, each test's own, that are followed while it runs. */
abstract class SimulatedScene {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration POLLED = Duration.ofSeconds(10);

    private static int used;

    final SimulatedTime time = SimulatedExchange.time();

    SimulatedExchange simulated;

    @Inject
    FollowInstruments following;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private List<String> followed = List.of();

    Faults faults() {
        return simulated.exchange().faults();
    }

    /** Instruments that no test has followed before. */
    List<String> follow(int count) {
        followed = IntStream.rangeClosed(used + 2, used + 1 + count)
                .mapToObj(number -> "BTC" + number)
                .toList();
        used += count;
        define(true);
        await().atMost(PATIENCE).until(() -> following.status().size() == count);
        return followed.stream().map(SimulatedScene::instrument).toList();
    }

    void pass(Duration duration) {
        time.runUntil(time.instant().plus(duration));
    }

    List<InstrumentStatus> status() {
        return following.status();
    }

    ToldCandles published(String instrument) {
        return ToldCandles.of(events(instrument));
    }

    List<CandleEvent> events(String instrument) {
        return new CommittedLog(bootstrapServers)
                .read(Topic.CANDLES, EventCodec.CANDLES).stream()
                        .filter(event -> event.instrument().equals(instrument))
                        .toList();
    }

    /** Open time of the newest minute that was closed long enough to have been polled. */
    Instant newestPolled() {
        return simulated
                .exchange()
                .now()
                .minus(POLLED)
                .truncatedTo(ChronoUnit.MINUTES)
                .minusSeconds(60);
    }

    @AfterEach
    void heal() {
        faults().clear();
        define(false);
        await().atMost(PATIENCE).until(() -> following.status().isEmpty());
    }

    /** As the exchange calls it. */
    static String symbol(String instrument) {
        return instrument.substring(instrument.indexOf(':') + 1).replace("/", "");
    }

    private void define(boolean enabled) {
        InstrumentsTopic.define(
                bootstrapServers,
                followed.stream()
                        .map(base -> new InstrumentDefinition(
                                instrument(base),
                                base + "USD",
                                new BigDecimal("0.01"),
                                "1m",
                                List.of("1m", "5m", "1h"),
                                0,
                                1,
                                enabled))
                        .toArray(InstrumentDefinition[]::new));
    }

    private static String instrument(String base) {
        return "SIM:" + base + "/USD";
    }
}
