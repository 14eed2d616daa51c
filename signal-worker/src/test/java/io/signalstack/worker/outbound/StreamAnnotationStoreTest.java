package io.signalstack.worker.outbound;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamAnnotationStoreTest {

    private static final Instrument OTHER = Instrument.parse("REPLAY:BTC/USDT");
    private static final List<Signal> SIGNALS = signals(BTC);
    private static final List<Signal> OTHERS = signals(OTHER);

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("annotations"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final StreamAnnotationStore annotations = new StreamAnnotationStore(store);

    @BeforeEach
    void keepAll() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        Stream.concat(SIGNALS.stream(), OTHERS.stream()).forEach(signal -> annotations.keep(signal, said(signal)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsKeptIsFound() {
        assertThat(SIGNALS)
                .hasSizeGreaterThan(2)
                .allSatisfy(signal -> assertThat(annotations.find(signal)).contains(said(signal)));
    }

    @Test
    void whatExpiresBeforeIsDroppedAndNothingElse() {
        // Given
        Instant middle = SIGNALS.get(SIGNALS.size() / 2).levels().expiresAt();

        // When
        annotations.dropExpiredBefore(BTC, middle);

        // Then
        assertThat(SIGNALS)
                .filteredOn(signal -> annotations.find(signal).isEmpty())
                .isNotEmpty()
                .isEqualTo(SIGNALS.stream()
                        .filter(signal -> signal.levels().expiresAt().isBefore(middle))
                        .toList());
        assertThat(OTHERS)
                .allSatisfy(signal -> assertThat(annotations.find(signal)).isPresent());
    }

    @Test
    void nothingExpiresBeforeTheFirstCandle() {
        // When
        annotations.dropExpiredBefore(BTC, Instant.EPOCH.minusSeconds(1));

        // Then
        assertThat(SIGNALS)
                .allSatisfy(signal -> assertThat(annotations.find(signal)).isPresent());
    }

    private static Annotations said(Signal signal) {
        return new Annotations(
                signal.closeTime(),
                null,
                0.5,
                null,
                "UNCALIBRATED(0)",
                0.1,
                Evidence.Label.UNPROVEN,
                0,
                null,
                null,
                null,
                false,
                "live",
                null);
    }

    private static List<Signal> signals(Instrument instrument) {
        var pipeline = new SignalPipeline(instrument);
        pipeline.activate(BuiltInStrategies.CONFLUENCE, Instant.EPOCH, "enabled");
        return RecordedMarket.history(instrument, 1_500).stream()
                .flatMap(event -> pipeline.on(event.toDomain()) instanceof Step.Applied applied
                        ? applied.events().stream()
                        : Stream.empty())
                .filter(SignalEvent.Opened.class::isInstance)
                .map(event -> ((SignalEvent.Opened) event).signal())
                .toList();
    }
}
