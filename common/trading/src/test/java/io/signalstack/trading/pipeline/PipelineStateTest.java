package io.signalstack.trading.pipeline;

import static io.signalstack.trading.pipeline.PipelineFixture.CONFLUENCE;
import static io.signalstack.trading.pipeline.PipelineFixture.STARTED;
import static io.signalstack.trading.pipeline.PipelineFixture.base;
import static io.signalstack.trading.pipeline.PipelineFixture.candle;
import static io.signalstack.trading.pipeline.PipelineFixture.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State as it is kept between two candles. */
class PipelineStateTest {

    private final SignalPipeline pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
    private final Map<String, byte[]> store = new HashMap<>();

    @Test
    void state_of_an_unknown_format_or_another_engine_is_refused() {
        // Given
        pipeline.on(STARTED);
        pipeline.on(base(0));
        Map<String, byte[]> sections = saved();
        assertThat(SignalPipeline.engineVersion(sections)).hasValue(Engine.VERSION);
        assertThat(SignalPipeline.engineVersion(Map.of())).isEmpty();
        // When
        Map<String, byte[]> otherFormat = new HashMap<>(sections);
        otherFormat.computeIfPresent("start", (key, bytes) -> changed(bytes, 0, 9));
        Map<String, byte[]> otherEngine = new HashMap<>(sections);
        otherEngine.computeIfPresent("meta", (key, bytes) -> changed(bytes, 4, 9));
        Map<String, byte[]> unknown = new HashMap<>(sections);
        unknown.put("what/is/this", new byte[] {1});
        // Then
        assertThatThrownBy(() -> SignalPipeline.restore(CandleSeries.INSTRUMENT, otherFormat))
                .hasMessageContaining("start")
                .hasMessageContaining("format 9");
        assertThatThrownBy(() -> SignalPipeline.restore(CandleSeries.INSTRUMENT, otherEngine))
                .hasMessageContaining("engine version 9");
        assertThatThrownBy(() -> SignalPipeline.restore(CandleSeries.INSTRUMENT, unknown))
                .hasMessageContaining("what/is/this");
    }

    @Test
    void a_candle_costs_less_than_two_kibibytes_of_state() {
        // Given all timeframes there are, over two recorded days
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        pipeline.on(new MarketRecord.SeriesStarted(CandleSeries.series(Timeframe.values())));
        List<Candle> candles = CandleSeries.recordedBtc().subList(0, 2_880);
        long[] bytes = {0};
        // When
        for (Candle candle : candles) {
            pipeline.on(new MarketRecord.Base(candle, 0));
            pipeline.drainChanges((key, section) -> bytes[0] += key.length() + (section == null ? 0 : section.length));
        }
        // Then
        assertThat(bytes[0] / candles.size()).isLessThan(2_048);
    }

    @Test
    void a_slot_that_is_saved_under_the_name_of_another_is_refused() {
        // Given
        pipeline.on(STARTED);
        pipeline.on(base(0));
        Map<String, byte[]> sections = saved();
        String slot = sections.keySet().stream()
                .filter(key -> key.startsWith("base/"))
                .findFirst()
                .orElseThrow();
        // When
        sections.put("base/1", sections.remove(slot));
        // Then
        assertThatThrownBy(() -> SignalPipeline.restore(CandleSeries.INSTRUMENT, sections))
                .hasMessageContaining("base/1 is about " + slot);
    }

    @Test
    void one_that_is_restored_waits_for_the_candle_that_it_waited_for() {
        assertThat(nextOpenOnceRestored()).isEqualTo(Instant.EPOCH);
        // Given
        pipeline.on(STARTED);
        pipeline.on(new MarketRecord.Seed(Timeframe.M1, candle(-1)));
        // Then
        assertThat(nextOpenOnceRestored()).isEqualTo(Instant.EPOCH);
        // When
        pipeline.on(base(0));
        pipeline.on(new MarketRecord.Lost(minute(1)));
        // Then
        assertThat(nextOpenOnceRestored()).isEqualTo(minute(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_saved_of_a_timeframe_or_a_series_that_is_gone_is_deleted(boolean restored) {
        // Given
        pipeline.activate(CONFLUENCE, Instant.EPOCH, "test");
        pipeline.on(STARTED);
        for (int i = 0; i < 40; i++) {
            pipeline.on(base(i));
            PipelineFixture.save(pipeline, store);
        }
        SignalPipeline later = restored ? SignalPipeline.restore(CandleSeries.INSTRUMENT, store) : pipeline;
        // When
        later.on(new MarketRecord.InstrumentChanged(CandleSeries.series(Timeframe.M1, Timeframe.M15)));
        PipelineFixture.save(later, store);
        // Then
        assertThat(store.keySet())
                .contains("tf/1m/row/1", "tf/15m/current")
                .anyMatch(key -> key.startsWith("base/"))
                .noneMatch(key -> key.startsWith("tf/5m/"));
        // When
        later.on(new MarketRecord.SeriesStarted(CandleSeries.series(2, Timeframe.M1)));
        PipelineFixture.save(later, store);
        // Then
        assertThat(store.keySet()).containsExactly("meta");
    }

    @Test
    void one_that_is_restored_knows_where_its_candles_come_from_and_that_of_a_live_market_needs_no_word_for_it() {
        // Given
        var recorded = new MarketKind.Recorded(minute(60));
        pipeline.on(new MarketRecord.SeriesStarted(PipelineFixture.SERIES.withMarket(recorded)));
        pipeline.on(base(0));
        // Then
        assertThat(marketOnceRestored()).isEqualTo(recorded);
        // When
        pipeline.on(new MarketRecord.InstrumentChanged(PipelineFixture.SERIES.withMarket(MarketKind.simulated())));
        // Then
        assertThat(marketOnceRestored()).isEqualTo(MarketKind.simulated());
        // When
        pipeline.on(new MarketRecord.InstrumentChanged(PipelineFixture.SERIES));
        // Then
        assertThat(marketOnceRestored()).isEqualTo(MarketKind.live());
        assertThat(store).doesNotContainKey("market");
    }

    private MarketKind marketOnceRestored() {
        return SignalPipeline.restore(CandleSeries.INSTRUMENT, saved())
                .series()
                .orElseThrow()
                .market();
    }

    private Instant nextOpenOnceRestored() {
        Instant nextOpen =
                SignalPipeline.restore(CandleSeries.INSTRUMENT, saved()).nextOpen();
        assertThat(nextOpen).isEqualTo(pipeline.nextOpen());
        return nextOpen;
    }

    private Map<String, byte[]> saved() {
        PipelineFixture.save(pipeline, store);
        return store;
    }

    private static byte[] changed(byte[] bytes, int index, int value) {
        byte[] copy = bytes.clone();
        copy[index] = (byte) value;
        return copy;
    }
}
