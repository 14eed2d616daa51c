package io.signalstack.sandbox.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalstack.contracts.Samples;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.AnnotationCounts;
import io.signalstack.contracts.replay.Core;
import io.signalstack.contracts.replay.InstrumentCheck;
import io.signalstack.contracts.replay.LogReplay;
import io.signalstack.contracts.replay.NamedScorecards;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.contracts.replay.Verdict;
import io.signalstack.sandbox.testing.RecordedLog;
import io.signalstack.trading.calibration.Calibration;
import io.signalstack.trading.calibration.Claims;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is said of signals beside their cores, held against the scorecards that they name. */
class AnnotationsCheckTest {

    private static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;
    private static final RecordedLog LOG =
            new RecordedLog(Instrument.parse("REPLAY:BTC/USD"), 0, List.of(Timeframe.M1));
    private static final int COUNT = 1_000;
    private static final List<CandleEvent> CANDLES = LOG.candles(COUNT);
    private static final NamedScorecards NONE = _ -> Optional.empty();

    private final List<CandleEvent> candles = new ArrayList<>(CANDLES);

    /** The events as published, those of the first signal first. */
    private final List<ObjectNode> published = new ArrayList<>();

    /** What an older worker or a forger makes of the first signal's annotations. */
    private void changeTheFirst(Consumer<ObjectNode> change) {
        change.accept((ObjectNode) published.getFirst().path("annotations"));
    }

    /** The scorecard that speaks of a signal, if one does. */
    private void publish(Function<Signal, Optional<Scorecard>> speaking) {
        MarketKind market = market();
        LogReplay replay =
                new LogReplay(LOG.instrument(), Map.of(STRATEGY.key(), STRATEGY), List.of(LOG.switchedOn(STRATEGY)));
        for (CandleEvent candle : candles) {
            for (Core core : replay.on(candle.toDomain())) {
                Signal signal = core.signal().toDomain();
                Claims claims = Claims.of(signal, replay.pipeline(), market, speaking.apply(signal));
                Annotations said = Annotations.of(claims, market, Instant.EPOCH, 80L, false);
                SignalRecord event = core.outcome() == null
                        ? new SignalRecord.SignalOpened(core.signal(), said)
                        : new SignalRecord.SignalClosed(core.signal(), said, core.sequence(), core.outcome());
                published.add(Json.read(EventCodec.SIGNALS.encode(event), ObjectNode.class));
            }
        }
    }

    private MarketKind market() {
        return ((CandleEvent.SeriesStarted) candles.getFirst()).market().toDomain();
    }

    private void comeFrom(MarketKind market) {
        CandleEvent.SeriesStarted live = (CandleEvent.SeriesStarted) CANDLES.getFirst();
        Series series =
                new Series(live.seriesId(), LOG.instrument(), live.tick(), Timeframe.M1, List.of(Timeframe.M1), market);
        candles.set(0, CandleEvent.SeriesStarted.of(series));
    }

    private Verdict verdict(NamedScorecards scorecards) {
        var check = new InstrumentCheck(
                LOG.instrument(), Map.of(STRATEGY.key(), STRATEGY), _ -> true, scorecards, Optional.empty());
        Switch on = LOG.switchedOn(STRATEGY);
        check.published(
                on.eventId(),
                EventCodec.SIGNALS.encode(new SignalRecord.StrategyActivated(
                        on.strategy(), LOG.instrument().toString(), on.from(), on.reason())));
        published.forEach(event -> check.published("", Json.bytes(event)));
        candles.forEach(candle -> check.candle(candle, true));
        Verdict verdict = check.verdict(true);
        assertThat(verdict.matching()).isEqualTo(published.size());
        assertThat(verdict.isClean()).isEqualTo(verdict.annotations().different() == 0);
        return verdict;
    }

    private long signals() {
        return published.stream().filter(event -> !event.has("outcome")).count();
    }

    private static Scorecard scorecard(Instrument instrument, Timeframe timeframe, Instant trainedTo) {
        Scorecard sample = Samples.scorecard().toDomain();
        Calibration calibration = new Calibration(
                STRATEGY.key(),
                timeframe,
                trainedTo,
                sample.calibration().everywhere(),
                sample.calibration().all(),
                sample.calibration().sides());
        return Scorecard.of(instrument, calibration, sample.longs(), sample.shorts());
    }

    private static Scorecard before(Signal signal) {
        return scorecard(
                signal.instrument(), signal.timeframe(), signal.closeTime().minus(Duration.ofHours(1)));
    }

    /** All that the test's signals name. */
    private static NamedScorecards source(List<Scorecard> scorecards) {
        return id -> scorecards.stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .map(card -> EventCodec.SCORECARDS.encode(ScorecardRecord.of(card)));
    }

    private List<Scorecard> publishCalibrated(Function<Signal, Scorecard> speaking) {
        List<Scorecard> spoken = new ArrayList<>();
        publish(signal -> {
            spoken.add(speaking.apply(signal));
            return Optional.of(spoken.getLast());
        });
        return spoken;
    }

    @Test
    void what_is_said_without_a_scorecard_is_recomputed() {
        publish(_ -> Optional.empty());

        assertThat(signals()).isGreaterThan(10);
        assertThat(verdict(NONE).annotations()).isEqualTo(new AnnotationCounts(signals(), 0, 0));
    }

    @Test
    void what_a_scorecard_claims_is_recomputed_from_the_one_that_is_named() {
        // Given
        List<Scorecard> named = publishCalibrated(AnnotationsCheckTest::before);
        assertThat(published.getFirst().at("/annotations/confidenceBasis").asText())
                .isEqualTo("CALIBRATED(270)");

        // Then
        assertThat(verdict(source(named)).annotations()).isEqualTo(new AnnotationCounts(signals(), 0, 0));
    }

    @Test
    void a_forged_annotation_is_named() {
        // Given
        publish(_ -> Optional.empty());
        String confidence = published.getFirst().at("/annotations/confidence").asText();
        changeTheFirst(said -> said.put("confidence", 0.9));

        // When
        Verdict verdict = verdict(NONE);

        // Then: as it opens, and where its end says something else than its opening did
        assertThat(verdict.annotations()).isEqualTo(new AnnotationCounts(signals() - 1, 2, 0));
        assertThat(verdict.differences())
                .hasSize(2)
                .first()
                .asString()
                .contains(published.getFirst().at("/signal/id").asText(), "confidence 0.9 instead of " + confidence);
        assertThat(verdict.line()).contains(" annotations-different=2 ");
    }

    @Test
    void every_annotation_but_the_latency_is_compared() {
        List<Scorecard> named = publishCalibrated(AnnotationsCheckTest::before);
        ObjectNode genuine = ((ObjectNode) published.getFirst().path("annotations")).deepCopy();
        Map<String, Object> forged = Map.of(
                "confidenceReason",
                "because",
                "confidenceBasis",
                "CALIBRATED(271)",
                "edge",
                0.5,
                "evidence",
                "EARNING",
                "evidenceN",
                100_000,
                "btWinrate",
                0.9,
                "btPf",
                9.5,
                "historical",
                true,
                "market",
                "simulated");
        forged.forEach((field, value) -> {
            changeTheFirst(said -> {
                said.setAll(genuine);
                said.putPOJO(field, value);
            });
            assertThat(verdict(source(named)).differences())
                    .as(field)
                    .first()
                    .asString()
                    .contains(" is annotated differently: " + field);
        });
        changeTheFirst(said -> {
            said.setAll(genuine);
            said.put("latencyMs", 1).put("emittedAt", "2026-11-20T10:16:00Z");
        });
        // Its end still says what it said before.
        assertThat(verdict(source(named)).differences())
                .singleElement()
                .asString()
                .contains("is annotated differently from its opening: emittedAt");
    }

    @Test
    void a_scorecard_that_cannot_be_had_says_nothing_against_a_signal() {
        publishCalibrated(AnnotationsCheckTest::before);

        AnnotationCounts none = new AnnotationCounts(0, 0, signals());
        assertThat(verdict(NONE).annotations()).isEqualTo(none);
        assertThat(verdict(_ -> Optional.of(new byte[] {'{'})).annotations()).isEqualTo(none);
        byte[] another = EventCodec.SCORECARDS.encode(Samples.scorecard());
        assertThat(verdict(_ -> Optional.of(another)).annotations()).isEqualTo(none);
    }

    @Test
    void a_scorecard_that_knew_what_came_after_the_signal_may_not_speak_of_it() {
        // Given one that is trained to the very close
        List<Scorecard> named =
                publishCalibrated(signal -> scorecard(signal.instrument(), signal.timeframe(), signal.closeTime()));

        // Then
        Verdict verdict = verdict(source(named));
        assertThat(verdict.annotations()).isEqualTo(new AnnotationCounts(0, signals(), 0));
        assertThat(verdict.differences())
                .first()
                .asString()
                .contains("names a scorecard that may not speak of it: "
                        + published.getFirst().at("/annotations/scorecardId").asText());
    }

    @Test
    void a_scorecard_of_another_market_or_timeframe_may_not_speak_of_it() {
        Instant early = Instant.parse("2013-01-01T00:00:00Z");
        Instrument another = Instrument.parse("REPLAY:ETH/USD");

        List<Scorecard> ofAnother = publishCalibrated(signal -> scorecard(another, signal.timeframe(), early));
        assertThat(verdict(source(ofAnother)).annotations().different()).isEqualTo(signals());

        published.clear();
        List<Scorecard> ofHours = publishCalibrated(signal -> scorecard(signal.instrument(), Timeframe.H1, early));
        assertThat(verdict(source(ofHours)).annotations().different()).isEqualTo(signals());
    }

    @Test
    void a_recording_that_repeats_names_no_scorecard() {
        // Given
        comeFrom(new MarketKind.Recorded(Instant.parse("2013-01-01T00:00:00Z")));
        List<Scorecard> offered = publishCalibrated(AnnotationsCheckTest::before);
        assertThat(published.getFirst().at("/annotations/confidenceReason").asText())
                .isEqualTo("REPEATED");
        assertThat(verdict(NONE).annotations()).isEqualTo(new AnnotationCounts(signals(), 0, 0));

        // When
        changeTheFirst(said -> said.put("scorecardId", offered.getFirst().id()));

        // Then
        assertThat(verdict(NONE).differences()).first().asString().contains("scorecardId");
    }

    @Test
    void what_earlier_versions_said_is_compared_as_far_as_the_rules_are_the_same() {
        // Given a signal of version 2, which knew of no other markets, and one of version 1
        publish(_ -> Optional.empty());
        comeFrom(MarketKind.simulated());
        for (ObjectNode event : published) {
            ((ObjectNode) event.path("annotations")).remove(List.of("market", "recordedUntil"));
        }
        String first = published.getFirst().at("/signal/id").asText();
        published.stream()
                .filter(event -> event.at("/signal/id").asText().equals(first))
                .forEach(event -> ((ObjectNode) event.path("annotations"))
                        .remove(List.of("confidenceReason", "edge", "evidence", "evidenceN")));

        // Then
        assertThat(verdict(NONE).annotations()).isEqualTo(new AnnotationCounts(signals() - 1, 0, 1));
    }
}
