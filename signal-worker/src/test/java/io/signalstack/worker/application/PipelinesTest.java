package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.worker.testing.CountingMeters;
import io.signalstack.worker.testing.MapPipelineStore;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PipelinesTest {

    private final Pipelines pipelines =
            new Pipelines(new MapPipelineStore(), new CountingMeters(), InstantSource.system());

    @Test
    void whatNobodyHasWrittenAboutIsNotHeld() {
        // When
        pipelines.find(BTC);

        // Then
        assertThat(pipelines.dropAll()).isEmpty();
    }

    @Test
    void whatIsSavedIsHeldAndComesBackFromTheStore() {
        // Given
        var pipeline = new SignalPipeline(BTC);
        pipeline.on(new MarketRecord.SeriesStarted(RecordedMarket.series(BTC, 1)));

        // When
        pipelines.save(BTC, pipeline);

        // Then
        assertThat(pipelines.find(BTC)).isEqualTo(new Pipelines.Found.Usable(pipeline));
        assertThat(pipelines.dropAll()).containsExactly(BTC);
        assertThat(pipelines.find(BTC))
                .isInstanceOfSatisfying(
                        Pipelines.Found.Usable.class,
                        restored -> assertThat(restored.pipeline().series()).isEqualTo(pipeline.series()));
    }
}
