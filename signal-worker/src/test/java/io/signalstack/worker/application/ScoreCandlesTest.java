package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreCandlesTest extends ScoringScene {

    @Test
    void aStrategyIsSwitchedOnceAndTheLogSaysFromWhichCandle() {
        // When
        List<SignalRecord> events = score(HISTORY.subList(0, 5));

        // Then
        assertThat(events)
                .containsExactly(
                        new SignalRecord.StrategyActivated(
                                "confluence@1", BTC.toString(), openTime(HISTORY.get(1)), "enabled"),
                        new SignalRecord.StrategyActivated(
                                "donchian-breakout@1", BTC.toString(), openTime(HISTORY.get(1)), "enabled"));
    }

    @Test
    void aStrategyThatIsSwitchedOffScoresFromTheNextCandleOnNoMore() {
        // Given
        score(HISTORY.subList(0, 5));

        // When
        strategies.switchAllOff();
        List<SignalRecord> events = score(HISTORY.subList(5, 400));

        // Then
        assertThat(events)
                .containsExactly(
                        new SignalRecord.StrategyDeactivated(
                                "confluence@1", BTC.toString(), openTime(HISTORY.get(5)), "disabled"),
                        new SignalRecord.StrategyDeactivated(
                                "donchian-breakout@1", BTC.toString(), openTime(HISTORY.get(5)), "disabled"));
    }

    @Test
    void aStrategyThatTheTopicHasLostGoesOnAsItWas() {
        // Given
        List<SignalRecord> wanted = score(HISTORY);
        pipelines.replace(BTC, Map.of());
        scoreCandles.forget();
        List<SignalRecord> events = new ArrayList<>(score(HISTORY.subList(0, 100)));

        // When
        BuiltInStrategies.all().forEach(strategy -> strategies.lose(strategy.key()));
        events.addAll(score(HISTORY.subList(100, HISTORY.size())));

        // Then
        assertThat(events).isEqualTo(wanted);
    }

    @Test
    void aCandleThatContradictsItsSeriesIsNotThereAndHoldsNothingUp() {
        // Given
        score(HISTORY.subList(0, 100));

        // When
        Scoring scoring = scoreCandles.on(offTheGrid(HISTORY.get(100)));
        score(HISTORY.subList(101, 110));

        // Then
        assertThat(scoring).isInstanceOf(Scoring.Contradiction.class);
        assertThat(meters.count("refused GAP")).isZero();
    }

    @Test
    void aRecordThatStandsForManyCandlesKeepsWhatWasSaidOfTheSignalsThatItEnds() {
        // Given
        SignalRecord.SignalOpened opened = firstOpened(scoreUntilASignalIsOpen());
        Instant midnight = opened.signal().expiresAt().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS);
        Instant due = openTime(HISTORY.get(taken));
        Instant last = midnight.minus(Duration.ofMinutes(1));

        // When: all minutes up to the last before midnight cannot be read
        for (Instant minute = due; minute.isBefore(last); minute = minute.plus(Duration.ofMinutes(1))) {
            scoreCandles.on(IncomingRecord.of(BTC, new MarketRecord.Unreadable(Optional.empty())));
        }
        List<SignalRecord> events = score(List.of(
                new CandleEvent.BaseCandle(BTC.toString(), last, 900, 900, 900, 900, 1, 0, null, false, false)));

        // Then
        assertThat(events)
                .filteredOn(SignalRecord.SignalClosed.class::isInstance)
                .extracting(event -> ((SignalRecord.SignalClosed) event).annotations())
                .contains(opened.annotations());
    }

    @Test
    void everyLaterEventOfASignalCarriesWhatWasSaidAtItsOpening() {
        // When
        List<SignalRecord> events = score(HISTORY);

        // Then
        Map<String, Annotations> said = new HashMap<>();
        List<SignalRecord.SignalClosed> closed = new ArrayList<>();
        for (SignalRecord event : events) {
            if (event instanceof SignalRecord.SignalOpened opened) {
                said.put(opened.signal().id(), opened.annotations());
            } else if (event instanceof SignalRecord.SignalClosed end) {
                closed.add(end);
            }
        }
        assertThat(closed)
                .isNotEmpty()
                .allSatisfy(end -> assertThat(end.annotations())
                        .isEqualTo(said.get(end.signal().id())));
    }

    @Test
    void aSignalSaysWhenItWasMadeAndThatItsConfidenceIsNotMeasured() {
        // When
        SignalRecord.SignalOpened opened = firstOpened(score(HISTORY));

        // Then
        Annotations said = opened.annotations();
        assertThat(said.emittedAt()).isEqualTo(NOW);
        assertThat(said.latencyMs())
                .isEqualTo(Duration.between(opened.signal().closeTime(), NOW).toMillis());
        assertThat(said.confidence()).isStrictlyBetween(0.0, 1.0);
        assertThat(said.confidenceBasis()).isEqualTo("UNCALIBRATED(0)");
        assertThat(said.btWinrate()).isNull();
        assertThat(said.scorecardId()).isNull();
        assertThat(said.historical()).isFalse();
    }

    @Test
    void aSignalOfABackfilledCandleIsHistoricalAndHasNoLatency() {
        // Given
        List<CandleEvent> backfilled = HISTORY.stream()
                .map(event -> event instanceof CandleEvent.BaseCandle candle
                        ? CandleEvent.BaseCandle.of(BTC, candle.candle(), 0, null, true)
                        : event)
                .toList();

        // When
        SignalRecord.SignalOpened opened = firstOpened(score(backfilled));

        // Then
        assertThat(opened.annotations().historical()).isTrue();
        assertThat(opened.annotations().latencyMs()).isNull();
    }

    @Test
    void afterAnAbortedTransactionTheSameRecordsGiveTheSameAgain() {
        // Given
        score(HISTORY.subList(0, 900));
        Map<String, byte[]> committed = pipelines.sections(BTC);
        List<Publication> aborted = publications(HISTORY.subList(900, 1_500));

        // When
        pipelines.replace(BTC, committed);
        scoreCandles.forget();
        List<Publication> again = publications(HISTORY.subList(900, 1_500));

        // Then
        assertThat(again).isNotEmpty().isEqualTo(aborted);
        assertThat(meters.count("pipeline restored")).isEqualTo(1);
    }

    @Test
    void aJumpIsRefusedAndToldUntilTheMissingCandleComes() {
        // Given
        score(HISTORY.subList(0, 10));

        // When
        List<SignalRecord> refused = score(HISTORY.subList(11, 13));

        // Then
        assertThat(refused).isEmpty();
        assertThat(meters.count("refused GAP")).isEqualTo(2);
        assertThat(troubles.now().get(BTC)).contains(openTime(HISTORY.get(10)).toString());

        // When
        score(HISTORY.subList(10, 11));

        // Then
        assertThat(troubles.now()).isEmpty();
    }

    @Test
    void aRecordThatContradictsItsSeriesIsNotTakenIn() {
        // Given
        score(HISTORY.subList(0, 10));
        Map<String, byte[]> before = pipelines.sections(BTC);

        // When
        Scoring scoring = scoreCandles.on(offTheGrid(HISTORY.get(10)));
        pipelines.commit();

        // Then
        assertThat(scoring).isInstanceOf(Scoring.Contradiction.class);
        assertThat(pipelines.sections(BTC)).containsAllEntriesOf(before).hasSize(before.size() + 1);
        assertThat(score(HISTORY.subList(10, 12))).isEmpty();
        assertThat(troubles.now()).isEmpty();
    }

    @Test
    void aRecordThatContradictsItsSeriesLosesNothingThatIsNotCommitted() {
        // Given
        List<SignalRecord> wanted = score(HISTORY);
        pipelines.replace(BTC, Map.of());
        scoreCandles.forget();

        // When: in one transaction, a contradiction after each hundredth record
        List<SignalRecord> events = new ArrayList<>();
        for (int record = 0; record < HISTORY.size(); record++) {
            events.addAll(uncommitted(HISTORY.get(record)));
            if (record % 100 == 99) {
                scoreCandles.on(offTheGrid(HISTORY.get(10)));
            }
        }

        // Then
        assertThat(events).isNotEmpty().isEqualTo(wanted);
    }

    private List<SignalRecord> uncommitted(CandleEvent candle) {
        return ((Scoring.Done) scoreCandles.on(IncomingRecord.of(BTC, candle)))
                .publications().stream().map(Publication::event).toList();
    }

    @Test
    void candlesThatWereSeenAreCountedAndDropped() {
        // Given
        score(HISTORY.subList(0, 10));

        // When
        score(HISTORY.subList(7, 10));

        // Then
        assertThat(meters.count("refused LATE")).isEqualTo(2);
        assertThat(meters.count("refused DUPLICATE")).isEqualTo(1);
    }

    @Test
    void whatWasSaidIsKeptNoLongerThanItsSignalMayGetEvents() {
        // Given
        score(RecordedMarket.history(BTC, RecordedMarket.size()));

        // Then
        assertThat(annotations.size()).isPositive().isLessThan(meters.count("published") / 2);
    }

    @Test
    void aRefusedCandleOfAFarMidnightTakesNothingFromAnOpenSignal() {
        // Given
        List<SignalRecord> events = scoreUntilASignalIsOpen();

        // When
        score(List.of(new CandleEvent.CandleLost(BTC.toString(), Instant.parse("2099-01-01T00:00:00Z"))));
        List<SignalRecord> later = score(HISTORY.subList(taken, HISTORY.size()));

        // Then
        SignalRecord.SignalOpened opened = firstOpened(events);
        assertThat(meters.count("refused GAP")).isEqualTo(1);
        assertThat(later)
                .filteredOn(event -> event instanceof SignalRecord.SignalClosed closed
                        && closed.signal().equals(opened.signal()))
                .singleElement()
                .satisfies(event -> assertThat(((SignalRecord.SignalClosed) event).annotations())
                        .isEqualTo(opened.annotations()));
    }
}
