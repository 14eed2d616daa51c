package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Signal;
import io.signalstack.worker.testing.CountingMeters;
import io.signalstack.worker.testing.FixedStrategies;
import io.signalstack.worker.testing.MapAnnotationStore;
import io.signalstack.worker.testing.MapPipelineStore;
import io.signalstack.worker.testing.MapQuarantineStore;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written to the changelogs, if it is committed after each candle: live, that is how it is. */
class ChangelogSizeTest {

    private static final int DAY = 1_440;
    private static final int LIMIT = 2_048;

    private final MapPipelineStore store = new MapPipelineStore();
    private long written;

    @Test
    void aBaseCandleOfAnInstrumentOnAllTimeframesWritesLessThanTwoKibibytesInTheMeanOfADay() {
        // Given: two days, after which all but the longest timeframes are scored
        List<CandleEvent> history = RecordedMarket.history(BTC, 3 * DAY);
        var scoreCandles = new ScoreCandles(
                new PartitionStores(countingPipelines(), countingAnnotations(), new MapQuarantineStore()),
                new FixedStrategies(),
                new ScorecardBook(),
                new Troubles(),
                new CountingMeters(),
                InstantSource.fixed(Instant.EPOCH));
        Series all = new Series(
                Series.id(BTC, 1),
                BTC,
                RecordedMarket.series(BTC, 1).tick(),
                Timeframe.M1,
                List.of(Timeframe.values()));
        scoreCandles.on(IncomingRecord.of(BTC, CandleEvent.SeriesStarted.of(all)));
        history.subList(1, 2 * DAY).forEach(candle -> scoreCandles.on(IncomingRecord.of(BTC, candle)));
        store.commit();
        written = 0;

        // When
        List<CandleEvent> day = history.subList(2 * DAY, 3 * DAY);
        day.forEach(candle -> {
            scoreCandles.on(IncomingRecord.of(BTC, candle));
            store.commit();
        });

        // Then
        assertThat(written / day.size()).isBetween(100L, (long) LIMIT);
    }

    private PipelineStore countingPipelines() {
        return new PipelineStore() {
            @Override
            public Map<String, byte[]> sections(Instrument instrument) {
                return store.sections(instrument);
            }

            @Override
            public void write(Instrument instrument, String section, byte[] content) {
                count(instrument + "|" + section, content);
                store.write(instrument, section, content);
            }

            @Override
            public void beforeCommit(Runnable action) {
                store.beforeCommit(action);
            }
        };
    }

    private AnnotationStore countingAnnotations() {
        var annotations = new MapAnnotationStore();
        return new AnnotationStore() {
            @Override
            public Optional<Annotations> find(Signal signal) {
                return annotations.find(signal);
            }

            @Override
            public void keep(Signal signal, Annotations said) {
                count(BTC + "|" + signal.levels().expiresAt().toEpochMilli() + "|" + signal.id(), Json.bytes(said));
                annotations.keep(signal, said);
            }

            @Override
            public void dropExpiredBefore(Instrument instrument, Instant instant) {
                annotations.dropExpiredBefore(instrument, instant);
            }
        };
    }

    private void count(String key, byte[] content) {
        written += key.getBytes(UTF_8).length + (content == null ? 0 : content.length);
    }
}
