package io.signalstack.worker.application;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Distances;
import io.signalstack.trading.strategy.FailingKind;
import io.signalstack.trading.strategy.Opinion;
import io.signalstack.trading.strategy.Proposal;
import io.signalstack.trading.strategy.ScriptedKind;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A strategy that throws is off where it did, and hurts no other. */
class QuarantineTest extends ScoringScene {

    private static final StrategyDefinition FAILING = FailingKind.after(300);
    private static final String REASON = "quarantined: java.lang.IllegalArgumentException: no more than 300";

    private List<SignalRecord> wanted;

    @BeforeEach
    void withoutIt() {
        wanted = signals(publications(HISTORY));
        pipelines.replace(BTC, Map.of());
        scoreCandles.forget();
        strategies.put(FAILING, true);
    }

    @Test
    void itIsDeactivatedFromTheCandleOnWhichItThrewAndTheOthersSayWhatTheyWould() {
        // When
        List<SignalRecord> events = score(HISTORY);

        // Then
        assertThat(events)
                .filteredOn(SignalRecord.StrategyDeactivated.class::isInstance)
                .containsExactly(new SignalRecord.StrategyDeactivated(
                        "failing@1", BTC.toString(), openTime(HISTORY.get(301)), REASON));
        assertThat(events).filteredOn(SignalRecord.OfSignal.class::isInstance).isEqualTo(wanted);
        assertThat(meters.count("quarantined failing@1")).isEqualTo(1);
        assertThat(troubles.now()).isEmpty();
    }

    @Test
    void itIsTheSameWhetherWhatCameBeforeIsCommittedOrNot() {
        // Given
        List<SignalRecord> inOne = score(HISTORY.subList(0, 600));
        Map<String, byte[]> sections = pipelines.sections(BTC);
        pipelines.replace(BTC, Map.of());
        quarantine.remove(BTC, FAILING.key());
        scoreCandles.forget();

        // When: a transaction for each
        List<SignalRecord> inMany = HISTORY.subList(0, 600).stream()
                .flatMap(candle -> score(List.of(candle)).stream())
                .toList();

        // Then
        assertThat(inMany).isEqualTo(inOne);
        assertThat(pipelines.sections(BTC)).containsExactlyInAnyOrderEntriesOf(sections);
    }

    @Test
    void oneThatOverflowsTheStackIsDeactivatedToo() {
        // Given
        strategies.put(FailingKind.deepAfter(300), true);

        // When
        List<SignalRecord> events = score(HISTORY.subList(0, 310));

        // Then
        assertThat(events)
                .contains(new SignalRecord.StrategyDeactivated(
                        "failing@2",
                        BTC.toString(),
                        openTime(HISTORY.get(301)),
                        "quarantined: java.lang.StackOverflowError: a thousand frames"));
    }

    @Test
    void oneThatProposesWhatCannotBeIsDeactivatedToo() {
        // Given a target that is as far below the entry as a stop would be
        Why why = at -> List.of("so it is");
        strategies.put(
                ScriptedKind.of(
                        "forging",
                        at -> Opinion.proposed(Proposal.of(Side.LONG, why).leaving(new Distances(1, -1)))),
                true);

        // When
        List<SignalRecord> events = score(HISTORY.subList(0, 310));

        // Then
        assertThat(events)
                .filteredOn(event -> event instanceof SignalRecord.StrategyDeactivated off
                        && off.strategy().equals("forging@1"))
                .singleElement()
                .asString()
                .contains("quarantined", "target distance -1.0");
        assertThat(events).filteredOn(SignalRecord.OfSignal.class::isInstance).isEqualTo(wanted.subList(0, (int)
                events.stream().filter(SignalRecord.OfSignal.class::isInstance).count()));
    }

    @Test
    void itStaysOffAfterARestart() {
        // Given
        score(HISTORY.subList(0, 400));

        // When
        scoreCandles.forget();
        List<SignalRecord> events = score(HISTORY.subList(400, 500));

        // Then
        assertThat(events).noneMatch(event -> event instanceof SignalRecord.StrategyActivated);
        assertThat(meters.count("quarantined failing@1")).isEqualTo(1);
    }

    @Test
    void itIsDeactivatedAlsoWhereTheCandleBeforeWasUnreadable() {
        // Given
        score(HISTORY.subList(0, 301));

        // When
        scoreCandles.on(IncomingRecord.of(BTC, new MarketRecord.Unreadable(Optional.empty())));
        List<SignalRecord> events = score(HISTORY.subList(302, 303));

        // Then
        assertThat(events)
                .containsExactly(new SignalRecord.StrategyDeactivated(
                        "failing@1", BTC.toString(), openTime(HISTORY.get(302)), REASON));
    }

    @Test
    void switchedOffAndOnItIsTriedAgain() {
        // Given
        score(HISTORY.subList(0, 400));

        // When
        strategies.put(FAILING, false);
        score(HISTORY.subList(400, 401));
        strategies.put(FAILING, true);
        List<SignalRecord> events = score(HISTORY.subList(401, 402));

        // Then: it fails at once, so that it was never active
        assertThat(events).isEmpty();
        assertThat(meters.count("quarantined failing@1")).isEqualTo(2);
    }

    @Test
    void switchedOffAndOnBetweenTwoCandlesItIsTriedAgain() {
        // Given
        score(HISTORY.subList(0, 400));

        // When
        strategies.put(FAILING, false);
        strategies.put(FAILING, true);
        score(HISTORY.subList(400, 410));

        // Then
        assertThat(meters.count("quarantined failing@1")).isEqualTo(2);
    }

    @Test
    void switchedOffAndOnBeforeARecordThatContradictsItsSeriesItIsTriedAgain() {
        // Given
        score(HISTORY.subList(0, 400));

        // When
        strategies.put(FAILING, false);
        strategies.put(FAILING, true);
        scoreCandles.on(offTheGrid(HISTORY.get(400)));
        score(HISTORY.subList(400, 410));

        // Then
        assertThat(meters.count("quarantined failing@1")).isEqualTo(2);
    }

    @Test
    void anotherWordAboutItThatIsNotOffLeavesItWhereItIs() {
        // Given
        score(HISTORY.subList(0, 400));

        // When
        strategies.put(FAILING, true);
        strategies.put(FAILING, false, new StrategyRecord.Arm("failing", "A", List.of()));
        score(HISTORY.subList(400, 410));

        // Then
        assertThat(meters.count("quarantined failing@1")).isEqualTo(1);
    }

    @Test
    void itIsDeactivatedAlsoWhereTheTopicHasLostIt() {
        // Given
        score(HISTORY.subList(0, 100));

        // When
        strategies.lose(FAILING.key());
        List<SignalRecord> events = score(HISTORY.subList(100, HISTORY.size()));

        // Then
        assertThat(events)
                .filteredOn(SignalRecord.StrategyDeactivated.class::isInstance)
                .containsExactly(new SignalRecord.StrategyDeactivated(
                        "failing@1", BTC.toString(), openTime(HISTORY.get(301)), REASON));
        assertThat(meters.count("quarantined failing@1")).isEqualTo(1);
    }

    private static List<SignalRecord> signals(List<Publication> publications) {
        return publications.stream()
                .map(Publication::event)
                .filter(SignalRecord.OfSignal.class::isInstance)
                .toList();
    }
}
