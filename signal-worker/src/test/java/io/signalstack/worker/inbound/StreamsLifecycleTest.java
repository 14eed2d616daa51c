package io.signalstack.worker.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.worker.application.ScorecardBook;
import io.signalstack.worker.application.StrategyBook;
import io.signalstack.worker.application.Troubles;
import io.signalstack.worker.testing.CountingMeters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsLifecycleTest {

    private static final StrategyDefinition BUILT_IN = BuiltInStrategies.all().getFirst();

    @TempDir
    private Path folder;

    private final StrategyBook book = new StrategyBook(Set.of(BUILT_IN.key()));
    private final ScorecardBook scorecards = new ScorecardBook();
    private final ThreadDeaths deaths =
            new ThreadDeaths(1, Duration.ofMinutes(2), InstantSource.system(), new CountingMeters());
    private final BookReading reading = new BookReading("nowhere", book, scorecards, new CountingMeters());
    private KafkaStreams streams;

    @BeforeEach
    void create() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "never-started");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        var topology = new Topology().addSource("source", "candles.v1");
        streams = new KafkaStreams(topology, settings);
        new StreamsLifecycle(book, scorecards, Duration.ofSeconds(1)).holdUntilBooksAreRead(streams);
    }

    @AfterEach
    void close() {
        streams.close();
    }

    @Test
    void noCandleIsTakenBeforeTheBuiltInStrategiesAndTheScorecardsAreRead() {
        // Given
        scorecards.readToTheEnd();
        assertThat(streams.isPaused()).isTrue();

        // When
        book.put(StrategyRecord.of(BUILT_IN, true, true));
        book.readToTheEnd();

        // Then
        assertThat(streams.isPaused()).isFalse();
    }

    @Test
    void meanwhileTheServiceIsAliveAndSaysWhatItWaitsFor() {
        // When
        HealthCheckResponse ready = new ScoringHealth(streams, book, scorecards, reading, deaths).call();
        HealthCheckResponse live = new StreamsLiveness(streams).call();

        // Then
        assertThat(ready.getStatus()).isEqualTo(Status.DOWN);
        assertThat(ready.getData().orElseThrow()).containsEntry("strategies", "waiting for [confluence@1]");
        assertThat(live.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aLoopOfDyingThreadsIsNotReady() {
        // Given
        deaths.handle(new IllegalStateException("again"));

        // When
        HealthCheckResponse ready = new ScoringHealth(streams, book, scorecards, reading, deaths).call();

        // Then
        assertThat(ready.getData().orElseThrow()).containsEntry("threads", "dying over and over");
    }

    @Test
    void aReaderThatHasEndedIsTold() throws InterruptedException {
        // Given
        reading.start(new StartupEvent());
        ScoringHealth health = new ScoringHealth(streams, book, scorecards, reading, deaths);
        assertThat(health.call().getData().orElseThrow()).containsEntry("readers", "alive");

        // When
        reading.stop(new ShutdownEvent());

        // Then
        assertThat(health.call().getData().orElseThrow()).containsEntry("readers", "dead");
    }

    @Test
    void anInstrumentThatIsNotScoredIsNamedWithTheReason() {
        // Given
        var troubles = new Troubles();
        troubles.begin(Instrument.parse("REPLAY:BTC/USD"), "its candles jump");

        // When
        HealthCheckResponse instruments = new InstrumentsHealth(troubles).call();

        // Then
        assertThat(instruments.getStatus()).isEqualTo(Status.DOWN);
        assertThat(instruments.getData().orElseThrow()).containsEntry("REPLAY:BTC/USD", "its candles jump");
    }
}
