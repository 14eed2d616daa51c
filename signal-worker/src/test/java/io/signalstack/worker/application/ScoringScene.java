package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.worker.testing.CountingMeters;
import io.signalstack.worker.testing.FixedStrategies;
import io.signalstack.worker.testing.MapAnnotationStore;
import io.signalstack.worker.testing.MapPipelineStore;
import io.signalstack.worker.testing.MapQuarantineStore;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the tests of scoring share: recorded minutes, stores in memory, the built-in strategies. */
abstract class ScoringScene {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final List<CandleEvent> HISTORY = RecordedMarket.history(BTC, 1_500);

    final MapPipelineStore pipelines = new MapPipelineStore();
    final MapAnnotationStore annotations = new MapAnnotationStore();
    final FixedStrategies strategies = new FixedStrategies();
    final Troubles troubles = new Troubles();
    final CountingMeters meters = new CountingMeters();
    final MapQuarantineStore quarantine = new MapQuarantineStore();
    final ScorecardBook scorecards = new ScorecardBook();
    final ScoreCandles scoreCandles = new ScoreCandles(
            new PartitionStores(pipelines, annotations, quarantine),
            strategies,
            scorecards,
            troubles,
            meters,
            InstantSource.fixed(NOW));

    static SignalRecord.SignalOpened firstOpened(List<SignalRecord> events) {
        return events.stream()
                .filter(SignalRecord.SignalOpened.class::isInstance)
                .map(SignalRecord.SignalOpened.class::cast)
                .findFirst()
                .orElseThrow();
    }

    List<SignalRecord> score(List<CandleEvent> candles) {
        return publications(candles).stream().map(Publication::event).toList();
    }

    /** Scores them in a transaction of their own. */
    List<Publication> publications(List<CandleEvent> candles) {
        List<Publication> all = new ArrayList<>();
        for (CandleEvent candle : candles) {
            Scoring scoring = scoreCandles.on(IncomingRecord.of(Instrument.parse(candle.instrument()), candle));
            assertThat(scoring).isInstanceOf(Scoring.Done.class);
            all.addAll(((Scoring.Done) scoring).publications());
        }
        pipelines.commit();
        return all;
    }

    /** How many records of the history {@link #scoreUntilASignalIsOpen} took. */
    int taken;

    /** Scores the history up to where a signal is open; gives all events. */
    List<SignalRecord> scoreUntilASignalIsOpen() {
        List<SignalRecord> events = new ArrayList<>();
        while (open(events) == 0) {
            events.addAll(score(HISTORY.subList(taken, taken + 1)));
            taken++;
        }
        return events;
    }

    static long open(List<SignalRecord> events) {
        long opened = events.stream()
                .filter(SignalRecord.SignalOpened.class::isInstance)
                .count();
        return opened
                - events.stream()
                        .filter(SignalRecord.SignalClosed.class::isInstance)
                        .count();
    }

    /** What contradicts the series, in the place of a candle. */
    static IncomingRecord offTheGrid(CandleEvent due) {
        Candle candle = Candle.traded(openTime(due).plusSeconds(7), 1, 1, 1, 1, 1);
        return IncomingRecord.of(BTC, CandleEvent.BaseCandle.of(BTC, candle, 0, null, false));
    }

    static Instant openTime(CandleEvent event) {
        return ((CandleEvent.BaseCandle) event).openTime();
    }
}
