package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.contracts.replay.LogReplay;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.worker.testing.RecordedMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A state that must not be scored on, and the new series that leads out of it. */
class NewSeriesTest extends ScoringScene {

    private static final CandleEvent FIRST = HISTORY.getFirst();
    private static final CandleEvent SECOND = CandleEvent.SeriesStarted.of(RecordedMarket.series(BTC, 2));

    @Test
    void aNewSeriesEndsTheOpenSignalsOfTheEarlierOne() {
        // Given
        List<SignalRecord> events = scoreUntilASignalIsOpen();

        // When
        List<SignalRecord> ended = score(List.of(SECOND));

        // Then
        assertThat(ended)
                .hasSize((int) open(events))
                .allSatisfy(event -> assertThat(
                                ((SignalRecord.SignalClosed) event).outcome().result())
                        .hasToString("UNVERIFIABLE"));
    }

    @Test
    void aStateThatCannotBeReadIsNotScoredOn() {
        // Given
        score(HISTORY.subList(0, 10));
        Map<String, byte[]> broken = havingAnUnreadableState();

        // When
        List<SignalRecord> events = score(HISTORY.subList(10, 13));

        // Then
        assertThat(events).isEmpty();
        assertThat(meters.count("refused UNREADABLE_STATE")).isEqualTo(3);
        assertThat(troubles.now()).containsKey(BTC);
        assertThat(pipelines.sections(BTC)).isEqualTo(broken);
    }

    @ParameterizedTest
    @MethodSource
    void aStateWhoseBytesAreBrokenIsNotScoredOn(String section, UnaryOperator<byte[]> breaking) {
        // Given
        score(HISTORY.subList(0, 10));
        Map<String, byte[]> broken = new HashMap<>(pipelines.sections(BTC));
        broken.computeIfPresent(section, (_, bytes) -> breaking.apply(bytes.clone()));
        pipelines.replace(BTC, broken);
        scoreCandles.forget();

        // When
        score(HISTORY.subList(10, 13));

        // Then
        assertThat(meters.count("refused UNREADABLE_STATE")).isEqualTo(3);
        assertThat(troubles.now()).containsKey(BTC);
    }

    static Stream<Arguments> aStateWhoseBytesAreBrokenIsNotScoredOn() {
        UnaryOperator<byte[]> cut = bytes -> Arrays.copyOf(bytes, bytes.length - 1);
        UnaryOperator<byte[]> negative = bytes -> {
            // The length of the series id.
            bytes[14] = -1;
            return bytes;
        };
        return Stream.of(
                Arguments.of("meta", cut),
                Arguments.of("start", cut),
                Arguments.of("meta", negative),
                Arguments.of("tf/1m/current", cut));
    }

    @Test
    void aStateOfAnotherEngineVersionIsNotScoredOn() {
        // Given
        score(HISTORY.subList(0, 10));
        havingAnotherEngineVersion();

        // When
        List<SignalRecord> events = score(HISTORY.subList(10, 13));

        // Then
        assertThat(events).isEmpty();
        assertThat(meters.count("refused ENGINE_VERSION")).isEqualTo(3);
        assertThat(troubles.now().get(BTC)).contains("engine version 99");
    }

    @Test
    void aStateOfAnotherEngineVersionEndsWithItsSeries() {
        // Given
        List<SignalRecord> events = scoreUntilASignalIsOpen();
        havingAnotherEngineVersion();

        // When
        List<SignalRecord> ended = score(List.of(FIRST, SECOND));

        // Then
        assertThat(ended)
                .hasSize((int) open(events))
                .allSatisfy(event -> assertThat(
                                ((SignalRecord.SignalClosed) event).outcome().result())
                        .hasToString("UNVERIFIABLE"));
        assertThat(meters.count("refused ENGINE_VERSION")).isEqualTo(1);
        assertThat(troubles.now()).isEmpty();

        // When
        scoreCandles.forget();
        List<SignalRecord> again = score(HISTORY.subList(1, taken));
        List<SignalRecord> later = score(HISTORY.subList(taken, HISTORY.size()));

        // Then
        assertThat(again).isEmpty();
        assertThat(firstOpened(later).signal().openTime()).isAfterOrEqualTo(openTime(HISTORY.get(taken)));
        assertThat(firstOpened(later).signal().engineVersion()).isEqualTo(Engine.VERSION);
    }

    @Test
    void aStateThatCannotBeReadMakesRoomForANewSeries() {
        // Given
        score(HISTORY.subList(0, 10));
        havingAnUnreadableState();

        // When
        score(List.of(SECOND));
        scoreCandles.forget();
        List<SignalRecord> events = score(HISTORY.subList(1, HISTORY.size()));

        // Then
        assertThat(events).hasAtLeastOneElementOfType(SignalRecord.SignalOpened.class);
        assertThat(troubles.now()).isEmpty();
        assertThat(pipelines.sections(BTC).values()).noneMatch(NewSeriesTest::isUnreadable);
    }

    @Test
    void aLostStateIsToldUntilANewSeriesBegins() {
        // Given
        score(HISTORY.subList(0, 10));
        pipelines.replace(BTC, Map.of());
        scoreCandles.forget();

        // When
        score(HISTORY.subList(10, 12));

        // Then
        assertThat(meters.count("refused NO_SERIES")).isEqualTo(2);
        assertThat(troubles.now().get(BTC)).contains("its state is lost");

        // When
        score(List.of(SECOND));

        // Then
        assertThat(troubles.now()).isEmpty();
    }

    @Test
    void aNewSeriesAfterALostStateSaysNothingAgainAndItsReplayAgrees() {
        // Given
        List<CandleEvent> before = HISTORY.subList(0, 700);
        List<Publication> published = new ArrayList<>(publications(before));
        pipelines.replace(BTC, Map.of());
        scoreCandles.forget();

        // When
        List<CandleEvent> after = new ArrayList<>(List.of(SECOND));
        HISTORY.subList(1, 700).forEach(event -> after.add(backfilled(event)));
        after.addAll(HISTORY.subList(700, HISTORY.size()));
        List<Publication> again = publications(after);
        published.addAll(again);

        // Then
        assertThat(again).hasSizeGreaterThan(BuiltInStrategies.all().size());
        assertThat(again.getFirst().event())
                .isEqualTo(new SignalRecord.StrategyActivated(
                        "confluence@1", BTC.toString(), openTime(HISTORY.get(700)), "enabled"));
        assertThat(published).extracting(Publication::eventId).doesNotHaveDuplicates();
        List<CandleEvent> log = new ArrayList<>(before);
        log.addAll(after);
        assertThat(cores(published)).isEqualTo(replay(published, log));
    }

    private static List<Core> replay(List<Publication> published, List<CandleEvent> log) {
        var replay = new LogReplay(
                BTC,
                BuiltInStrategies.all().stream()
                        .collect(Collectors.toMap(StrategyDefinition::key, Function.identity())),
                published.stream()
                        .flatMap(one -> Switch.published(one.eventId(), one.event()).stream())
                        .toList());
        return log.stream()
                .flatMap(event -> replay.on(event.toDomain()).stream())
                .toList();
    }

    private static List<Core> cores(List<Publication> published) {
        return published.stream()
                .map(Publication::event)
                .filter(SignalRecord.OfSignal.class::isInstance)
                .map(event -> Core.of((SignalRecord.OfSignal) event))
                .toList();
    }

    private static CandleEvent backfilled(CandleEvent event) {
        return CandleEvent.BaseCandle.of(BTC, ((CandleEvent.BaseCandle) event).candle(), 0, null, true);
    }

    private void havingAnotherEngineVersion() {
        Map<String, byte[]> other = new HashMap<>(pipelines.sections(BTC));
        byte[] meta = other.get("meta").clone();
        meta[4] = 99;
        other.put("meta", meta);
        pipelines.replace(BTC, other);
        scoreCandles.forget();
    }

    private Map<String, byte[]> havingAnUnreadableState() {
        Map<String, byte[]> broken = new HashMap<>(pipelines.sections(BTC));
        broken.replaceAll((_, _) -> new byte[] {127});
        broken.put("of/no/use", new byte[] {127});
        pipelines.replace(BTC, broken);
        scoreCandles.forget();
        return broken;
    }

    private static boolean isUnreadable(byte[] section) {
        return section.length == 1 && section[0] == 127;
    }
}
