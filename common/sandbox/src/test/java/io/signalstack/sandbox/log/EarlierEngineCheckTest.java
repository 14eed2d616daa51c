package io.signalstack.sandbox.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.contracts.replay.InstrumentCheck;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.contracts.replay.Verdict;
import io.signalstack.sandbox.testing.RecordedLog;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A log whose first series another engine has scored, and whose second one this engine. */
class EarlierEngineCheckTest {

    private static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;
    private static final RecordedLog LOG =
            new RecordedLog(Instrument.parse("REPLAY:BTC/USD"), 0, List.of(Timeframe.M1, Timeframe.M5));
    private static final Switch ON = LOG.switchedOn(STRATEGY);
    private static final int COUNT = 2_000;

    /** The start of the first series, then its candles. */
    private static final List<CandleEvent> FIRST = LOG.candles(COUNT);

    private static final List<CandleEvent> SECOND = again();

    /** The other engine stopped a little before a candle that gives a signal. */
    private static final int SCORED = FIRST.size() - 1 - minutesSinceTheLastSignal() - 5;

    private static final int REFUSED = 20;

    @Test
    void what_another_engine_scored_is_counted_and_what_this_one_scored_after_it_compared() {
        // Given
        List<SignalRecord.OfSignal> published = publishedByBoth();

        // When
        Verdict verdict = verdict(published, upgradedAfter(SCORED), _ -> true);

        // Then
        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.matching())
                .isEqualTo(count(published, Engine.VERSION))
                .isPositive();
        assertThat(verdict.otherEngine()).isEqualTo(count(published, 1)).isPositive();
    }

    @Test
    void an_event_of_this_engine_that_is_missing_is_named() {
        // Given
        List<SignalRecord.OfSignal> published = publishedByBoth();
        String id = published.removeLast().signal().id();

        // When
        Verdict verdict = verdict(published, upgradedAfter(SCORED), _ -> true);

        // Then
        assertThat(verdict.missing()).isEqualTo(1);
        assertThat(verdict.differences()).singleElement().asString().contains(id);
    }

    @Test
    void candles_that_came_between_the_upgrade_and_the_new_series_are_scored_in_the_new_one() {
        // Given
        List<SignalRecord.OfSignal> published = publishedByBoth();
        Instant newSeries = ((CandleEvent.BaseCandle) FIRST.get(SCORED + REFUSED)).openTime();
        assertThat(published)
                .anyMatch(event -> event.signal().engineVersion() == Engine.VERSION
                        && event.signal().closeTime().isBefore(newSeries));

        // When
        Verdict verdict = verdict(published, upgradedAfter(SCORED + REFUSED), _ -> true);

        // Then
        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.matching()).isEqualTo(count(published, Engine.VERSION));
    }

    @Test
    void a_period_in_which_the_other_engine_gave_nothing_is_not_held_against_it() {
        // Given an engine whose formulas gave one signal, and no more
        List<SignalRecord.OfSignal> published = publishedByBoth();
        SignalRecord.OfSignal only = published.getFirst();
        published.removeIf(event -> event.signal().engineVersion() == 1);
        published.addFirst(only);

        // When
        Verdict verdict = verdict(
                published,
                upgradedAfter(SCORED),
                signal -> signal.closeTime().isAfter(only.signal().closeTime()));

        // Then
        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.otherEngine()).isZero();
        assertThat(verdict.matching()).isPositive();
    }

    /** A second series with the candles of the first. */
    private static List<CandleEvent> again() {
        List<CandleEvent> again = new ArrayList<>(FIRST);
        CandleEvent.SeriesStarted first = (CandleEvent.SeriesStarted) FIRST.getFirst();
        again.set(
                0,
                new CandleEvent.SeriesStarted(
                        first.instrument(),
                        Series.id(LOG.instrument(), 2),
                        first.tick(),
                        first.baseInterval(),
                        first.timeframes(),
                        first.market()));
        return again;
    }

    private static int minutesSinceTheLastSignal() {
        SignalPipeline worker = begun();
        int minutes = 0;
        for (CandleEvent candle : FIRST) {
            minutes = scored(worker, candle).stream().anyMatch(SignalRecord.SignalOpened.class::isInstance)
                    ? 0
                    : minutes + 1;
        }
        return minutes;
    }

    /** The worker's state goes from one engine to the other with what is open and how far it scored. */
    private static List<SignalRecord.OfSignal> publishedByBoth() {
        List<SignalRecord.OfSignal> published = new ArrayList<>();
        SignalPipeline worker = begun();
        upgradedAfter(SCORED).forEach(candle -> published.addAll(scored(worker, candle)));
        return published;
    }

    /** @param candles how many of the first series are published before the second one begins */
    private static List<CandleEvent> upgradedAfter(int candles) {
        List<CandleEvent> log = new ArrayList<>(FIRST.subList(0, 1 + candles));
        log.addAll(SECOND);
        return log;
    }

    private static SignalPipeline begun() {
        var pipeline = new SignalPipeline(LOG.instrument());
        pipeline.activate(STRATEGY, ON.from(), ON.reason());
        return pipeline;
    }

    private static List<SignalRecord.OfSignal> scored(SignalPipeline worker, CandleEvent candle) {
        return ((Step.Applied) worker.on(candle.toDomain()))
                .events().stream()
                        .flatMap(event -> Core.of(event).stream())
                        .map(core -> RecordedLog.published(core, worker))
                        .map(EarlierEngineCheckTest::byItsEngine)
                        .toList();
    }

    private static SignalRecord.OfSignal byItsEngine(SignalRecord.OfSignal event) {
        if (!event.signal().seriesId().equals(ON.seriesId())) {
            return event;
        }
        return switch (event) {
            case SignalRecord.SignalOpened opened ->
                new SignalRecord.SignalOpened(ofEngine1(opened.signal()), opened.annotations());
            case SignalRecord.SignalClosed closed ->
                new SignalRecord.SignalClosed(
                        ofEngine1(closed.signal()), closed.annotations(), closed.sequence(), closed.outcome());
            case SignalRecord.SignalRevised revised -> revised;
        };
    }

    private static SignalBody ofEngine1(SignalBody it) {
        return Samples.signal(it, Map.of("id", "engine1" + it.id(), "engineVersion", 1));
    }

    private static long count(List<SignalRecord.OfSignal> published, int engine) {
        return published.stream()
                .filter(event -> event.signal().engineVersion() == engine)
                .count();
    }

    private static Verdict verdict(
            List<SignalRecord.OfSignal> published, List<CandleEvent> candles, Predicate<SignalBody> asked) {
        var check = new InstrumentCheck(
                LOG.instrument(), Map.of(STRATEGY.key(), STRATEGY), asked, _ -> Optional.empty(), Optional.empty());
        check.published(
                ON.eventId(),
                EventCodec.SIGNALS.encode(new SignalRecord.StrategyActivated(
                        ON.strategy(), LOG.instrument().toString(), ON.from(), ON.reason())));
        published.forEach(event ->
                check.published(event.signal().id() + "-" + event.sequence(), EventCodec.SIGNALS.encode(event)));
        candles.forEach(candle -> check.candle(candle, true));
        return check.verdict(true);
    }
}
