package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.testing.CountingMeters;
import io.signalstack.worker.testing.MapPipelineStore;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelinesTest {

    private static final List<MarketRecord> RECORDS = RecordedMarket.history(BTC, 400).stream()
            .map(event -> event.toDomain())
            .toList();
    private static final MarketRecord UNREADABLE = new MarketRecord.Unreadable(Optional.empty());

    private final MapPipelineStore store = new MapPipelineStore();
    private final Pipelines pipelines = new Pipelines(store, new CountingMeters(), InstantSource.system());

    @Test
    void whatNobodyHasWrittenAboutIsNotHeld() {
        // When
        pipelines.find(BTC);

        // Then
        assertThat(pipelines.dropAll()).isEmpty();
    }

    @Test
    void whatIsKeptIsHeldAndIsInTheStoreAfterTheCommit() {
        // When
        HeldPipeline held = take(RECORDS.subList(0, 1));

        // Then
        assertThat(pipelines.find(BTC)).isEqualTo(new Pipelines.Found.Usable(held));
        assertThat(store.sections(BTC)).isEmpty();
        store.commit();
        assertThat(pipelines.dropAll()).containsExactly(BTC);
        assertThat(held().pipeline().series())
                .isPresent()
                .isEqualTo(held.pipeline().series());
    }

    @Test
    void whatIsDroppedBeforeTheCommitIsNotWritten() {
        // Given
        take(RECORDS.subList(0, 1));

        // When
        pipelines.dropAll();
        store.commit();

        // Then
        assertThat(store.sections(BTC)).isEmpty();
    }

    @Test
    void whatIsUndoneIsNotThereAndAllBeforeIs() {
        // Given
        Map<String, byte[]> wanted = sectionsOfAll();
        take(RECORDS.subList(0, 100));
        store.commit();
        take(RECORDS.subList(100, 300));

        // When
        undoOneAndTakeTheRest();

        // Then
        assertThat(store.sections(BTC)).containsExactlyInAnyOrderEntriesOf(wanted);
    }

    @Test
    void whatIsUndoneAfterANewSeriesBeganInPlaceOfABrokenStateLeavesTheSeries() {
        // Given
        Map<String, byte[]> wanted = sectionsOfAll();
        store.replace(BTC, Map.of("meta", new byte[] {99}));
        HeldPipeline begun = pipelines.use((Pipelines.Found.Unusable) pipelines.find(BTC));
        begun.activate(BuiltInStrategies.CONFLUENCE, Instant.EPOCH, "enabled");
        begun.on(RECORDS.getFirst());
        pipelines.keep(begun);
        take(RECORDS.subList(1, 300));

        // When
        undoOneAndTakeTheRest();

        // Then
        assertThat(store.sections(BTC)).containsExactlyInAnyOrderEntriesOf(wanted);
    }

    @Test
    void ofAPipelineThatTheStoreHasNothingOfNothingIsLeft() {
        // Given
        HeldPipeline held = held();
        held.on(RECORDS.getFirst());

        // When
        pipelines.undo(held);
        store.commit();

        // Then
        assertThat(store.sections(BTC)).isEmpty();
        assertThat(held().pipeline().series()).isEmpty();
    }

    private Map<String, byte[]> sectionsOfAll() {
        take(RECORDS);
        store.commit();
        Map<String, byte[]> sections = store.sections(BTC);
        pipelines.dropAll();
        store.replace(BTC, Map.of());
        return sections;
    }

    private HeldPipeline take(List<MarketRecord> records) {
        HeldPipeline held = held();
        for (MarketRecord record : records) {
            if (held.pipeline().strategies().isEmpty()) {
                held.activate(BuiltInStrategies.CONFLUENCE, Instant.EPOCH, "enabled");
            }
            held.on(record);
            pipelines.keep(held);
        }
        return held;
    }

    private void undoOneAndTakeTheRest() {
        HeldPipeline held = held();
        held.deactivate(BuiltInStrategies.CONFLUENCE.key(), held.pipeline().nextOpen(), "disabled");
        held.on(UNREADABLE);
        pipelines.undo(held);
        take(RECORDS.subList(300, RECORDS.size()));
        store.commit();
    }

    private HeldPipeline held() {
        return ((Pipelines.Found.Usable) pipelines.find(BTC)).held();
    }
}
