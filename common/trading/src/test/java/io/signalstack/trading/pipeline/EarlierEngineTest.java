package io.signalstack.trading.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What engine version 1 kept after 544 minutes of the recorded BTC/USD, all built-in strategies being on: its sections as it
 * wrote them. Two signals were open.
 */
class EarlierEngineTest {

    private static final Map<String, byte[]> STATE = new HashMap<>();
    private static final List<String> OPEN =
            List.of("abdfb77f060c49947ec56105d140aced", "cbda8ed1b4ad2b53a79a6f7a645e4681");
    private static final Instant SCORED_TO = Instant.parse("2013-11-25T09:04:00Z");

    @BeforeAll
    static void read() throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(
                EarlierEngineTest.class.getResourceAsStream("/golden/pipeline-state-engine-1.gz")))) {
            for (int left = in.readInt(); left > 0; left--) {
                String section = in.readUTF();
                STATE.put(section, in.readNBytes(in.readInt()));
            }
        }
    }

    @Test
    void its_state_is_known_for_what_it_is_and_not_scored_on() {
        assertThat(SignalPipeline.engineVersion(STATE)).hasValue(1);
        assertThatThrownBy(() -> SignalPipeline.restore(CandleSeries.INSTRUMENT, STATE))
                .hasMessage("state is of engine version 1, this is " + Engine.VERSION);
    }

    @Test
    void a_new_series_ends_what_it_left_open_and_gives_nothing_before_what_it_scored() {
        // Given
        SignalPipeline pipeline = SignalPipeline.restoreForNewSeries(CandleSeries.INSTRUMENT, STATE);
        assertThat(pipeline.openSignals()).extracting(Signal::id).containsExactlyElementsOf(OPEN);

        // When
        List<SignalEvent> events = new ArrayList<>();
        List<Candle> candles = CandleSeries.recordedBtc().subList(0, 1_500);
        for (MarketRecord record : CandleSeries.records(CandleSeries.series(2, Timeframe.M1, Timeframe.M5), candles)) {
            events.addAll(((Step.Applied) pipeline.on(record)).events());
        }

        // Then
        assertThat(events.subList(0, 2))
                .allSatisfy(event -> assertThat(
                                ((SignalEvent.Closed) event).outcome().result())
                        .isEqualTo(Result.UNVERIFIABLE));
        assertThat(events.subList(0, 2))
                .extracting(event -> ((SignalEvent.Closed) event).signal().id())
                .containsExactlyElementsOf(OPEN);
        List<Signal> opened = events.stream()
                .filter(SignalEvent.Opened.class::isInstance)
                .map(event -> ((SignalEvent.Opened) event).signal())
                .toList();
        assertThat(opened).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.engineVersion()).isEqualTo(Engine.VERSION);
            assertThat(signal.closeTime()).isAfter(SCORED_TO);
            assertThat(signal.seriesId()).endsWith("#2");
        });
        // And what the new series keeps is this engine's, with nothing left of the old one's
        Map<String, byte[]> kept = new HashMap<>(STATE);
        pipeline.drainChanges((section, content) -> {
            if (content == null) {
                kept.remove(section);
            } else {
                kept.put(section, content);
            }
        });
        assertThat(SignalPipeline.restore(CandleSeries.INSTRUMENT, kept).openSignals())
                .isEqualTo(pipeline.openSignals());
    }
}
