package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.ScorecardForm2;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.backtest.Interval;
import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Calibration;
import io.signalstack.trading.calibration.Cell;
import io.signalstack.trading.calibration.Curve;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.HitCount;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.SideFigures;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scorecard says about a signal goes out with it. */
class ScorecardAnnotationsTest extends ScoringScene {

    private final SignalRecord.SignalOpened first = firstOpened(score(HISTORY));

    @Test
    void theNewestScorecardThatEndsBeforeTheSignalSpeaks() {
        // Given
        Instant close = first.signal().closeTime();
        scorecards.put(ScorecardRecord.of(scorecard(close.minusSeconds(7_200), 0.1)));
        scorecards.put(ScorecardRecord.of(scorecard(close.minusSeconds(3_600), 0.6)));
        scorecards.put(ScorecardRecord.of(scorecard(close, 0.9)));

        // When
        Annotations said = again();

        // Then
        boolean longSide = first.signal().side() == Side.LONG;
        assertThat(said.confidence()).isEqualTo(0.6);
        assertThat(said.confidenceBasis()).isEqualTo("CALIBRATED(300)");
        assertThat(said.confidenceReason()).isNull();
        assertThat(said.edge()).isEqualTo(0.6 - first.signal().breakEven());
        assertThat(said.evidence()).isEqualTo(longSide ? Evidence.Label.EARNING : Evidence.Label.LOSING);
        assertThat(said.evidenceN()).isEqualTo(longSide ? 120 : 110);
        assertThat(said.btWinrate()).isEqualTo(longSide ? 0.55 : 0.4);
        assertThat(said.btPf()).isEqualTo(longSide ? 1.5 : 0.75);
        assertThat(said.scorecardId())
                .isEqualTo(scorecard(close.minusSeconds(3_600), 0.6).id());
    }

    @Test
    void oneThatKnowsTheSignalsFutureSaysNothing() {
        // Given
        scorecards.put(ScorecardRecord.of(scorecard(first.signal().closeTime(), 0.9)));

        // When
        Annotations said = again();

        // Then
        assertThat(said).isEqualTo(first.annotations());
        assertThat(said.evidence()).isEqualTo(Evidence.Label.UNPROVEN);
        assertThat(said.evidenceN()).isZero();
    }

    @Test
    void whatIsSaidTellsWhereTheCandlesComeFromAndNothingOfARecordingThatRepeatsItself() {
        // Given
        Instant close = first.signal().closeTime();
        scorecards.put(ScorecardRecord.of(scorecard(close.minusSeconds(3_600), 0.6)));

        // When
        Annotations recorded = again(new MarketKind.Recorded(close));
        Annotations repeated = again(new MarketKind.Recorded(close.minusSeconds(60)));

        // Then
        assertThat(first.annotations().market()).isEqualTo("live");
        assertThat(first.annotations().recordedUntil()).isNull();
        assertThat(recorded.market()).isEqualTo("recorded");
        assertThat(recorded.recordedUntil()).isEqualTo(close);
        assertThat(recorded.confidence()).isEqualTo(0.6);
        assertThat(repeated.confidence()).isNull();
        assertThat(repeated.confidenceReason()).isEqualTo("REPEATED");
        assertThat(repeated.confidenceBasis()).isEqualTo("UNCALIBRATED(0)");
        assertThat(repeated.edge()).isNull();
        assertThat(repeated.evidence()).isEqualTo(Evidence.Label.UNPROVEN);
        assertThat(repeated.evidenceN()).isZero();
        assertThat(repeated.btWinrate()).isNull();
        assertThat(repeated.scorecardId()).isNull();
    }

    /** Whatever comes when: by chance, but the same at every run. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverScorecardsComeWhenASignalIsNeverToldByOneThatKnowsWhatCameAtItsCloseOrAfter(long seed) {
        // Given
        pipelines.replace(BTC, Map.of());
        scoreCandles.forget();
        var random = new Random(seed);
        Map<String, Instant> trainedTo = new HashMap<>();
        int told = 0;
        for (CandleEvent event : HISTORY) {
            // When
            if (event instanceof CandleEvent.BaseCandle candle && random.nextInt(20) == 0) {
                Scorecard scorecard =
                        scorecard(candle.openTime().plusSeconds(60L * random.nextInt(-300, 60)), random.nextDouble());
                trainedTo.put(scorecard.id(), scorecard.calibration().trainedTo());
                scorecards.put(ScorecardRecord.of(scorecard));
            }
            for (SignalRecord.SignalOpened opened : openedOfTheFirstKind(score(List.of(event)))) {
                // Then
                String said = opened.annotations().scorecardId();
                if (said != null) {
                    told++;
                    assertThat(trainedTo.get(said)).isBefore(opened.signal().closeTime());
                }
            }
        }
        assertThat(told).as("signals that a scorecard speaks of").isPositive();
    }

    private List<SignalRecord.SignalOpened> openedOfTheFirstKind(List<SignalRecord> events) {
        return events.stream()
                .filter(SignalRecord.SignalOpened.class::isInstance)
                .map(SignalRecord.SignalOpened.class::cast)
                .filter(opened -> opened.signal()
                                .strategy()
                                .equals(first.signal().strategy())
                        && opened.signal().timeframe().equals(first.signal().timeframe()))
                .toList();
    }

    @Test
    void oneWhoseIdIsNotThatOfItsContentIsRefused() {
        ScorecardForm2 genuine = (ScorecardForm2) ScorecardRecord.of(scorecard(NOW, 0.6));
        ScorecardRecord forged = new ScorecardForm2(
                "0".repeat(32),
                genuine.strategy(),
                genuine.instrument(),
                genuine.timeframe(),
                genuine.trainedTo(),
                genuine.everywhere(),
                genuine.all(),
                genuine.sides(),
                genuine.longs(),
                genuine.shorts(),
                genuine.publishedFrom());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scorecards.put(forged))
                .withMessageContaining("scorecard id");
    }

    /** What is said about the same signal now. */
    private Annotations again() {
        return again(MarketKind.live());
    }

    private Annotations again(MarketKind market) {
        pipelines.replace(BTC, Map.of());
        scoreCandles.forget();
        List<CandleEvent> history = new ArrayList<>(HISTORY);
        history.set(0, SeriesStarted.of(RecordedMarket.series(BTC, 1).withMarket(market)));
        SignalRecord.SignalOpened opened = firstOpened(score(history));
        assertThat(opened.signal()).isEqualTo(first.signal());
        return opened.annotations();
    }

    private Scorecard scorecard(Instant trainedTo, double probability) {
        var calibration = new Calibration(
                StrategyKey.parse(first.signal().strategy()),
                Timeframe.parse(first.signal().timeframe()),
                trainedTo,
                new HitCount(300, 150),
                new Cell(new HitCount(300, 150), new Curve(List.of(new Curve.Knot(0.5, probability)))),
                Map.of());
        Instant from = trainedTo.minusSeconds(86_400);
        return Scorecard.of(
                BTC,
                calibration,
                new SideFigures(
                        new Backtested(20, 11, 15, 10, from, trainedTo),
                        evidence(Evidence.Label.EARNING, 120, from, trainedTo)),
                new SideFigures(
                        new Backtested(10, 4, 6, 8, from, trainedTo),
                        evidence(Evidence.Label.LOSING, 110, from, trainedTo)));
    }

    private static Evidence evidence(Evidence.Label label, int n, Instant from, Instant to) {
        Measure some = Measure.of(0.1);
        return new Evidence(label, n, some, new Interval(some, some), from, to);
    }
}
