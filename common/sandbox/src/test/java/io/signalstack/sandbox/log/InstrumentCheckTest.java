package io.signalstack.sandbox.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.InstrumentCheck;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.contracts.replay.Verdict;
import io.signalstack.sandbox.testing.RecordedLog;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstrumentCheckTest {

    private static final StrategyDefinition STRATEGY = BuiltInStrategies.CONFLUENCE;
    private static final RecordedLog LOG =
            new RecordedLog(Instrument.parse("REPLAY:BTC/USD"), 0, List.of(Timeframe.M1, Timeframe.M5));
    private static final int COUNT = 2_000;
    private static final List<CandleEvent> CANDLES = LOG.candles(COUNT);
    private static final List<SignalRecord.OfSignal> SIGNALS = LOG.signals(STRATEGY, COUNT);

    private final InstrumentCheck check = new InstrumentCheck(
            LOG.instrument(),
            Map.of(STRATEGY.key(), STRATEGY),
            signal -> true,
            _ -> Optional.empty(),
            Optional.empty());

    @Test
    void whatTheCandlesGiveMatches() {
        // When
        Verdict verdict = verdict(SIGNALS, CANDLES, true);

        // Then
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.matching()).isEqualTo(SIGNALS.size()).isGreaterThan(20);
        assertThat(verdict.candles()).isEqualTo(CANDLES.size());
    }

    @Test
    void anotherNumberIsNamed() {
        // Given
        int at = firstClosed();
        SignalRecord.SignalClosed closed = (SignalRecord.SignalClosed) SIGNALS.get(at);
        OutcomeBody outcome = closed.outcome();
        SignalRecord.OfSignal other = new SignalRecord.SignalClosed(
                closed.signal(),
                closed.annotations(),
                closed.sequence(),
                new OutcomeBody(
                        outcome.result(),
                        outcome.filledAt(),
                        outcome.fillPrice(),
                        outcome.exitAt(),
                        1.25,
                        outcome.grossR(),
                        outcome.netR(),
                        outcome.ambiguous()));

        // When
        Verdict verdict = verdict(replaced(at, other), CANDLES, true);

        // Then
        assertThat(verdict.different()).isEqualTo(1);
        assertThat(verdict.differences())
                .singleElement()
                .asString()
                .contains(closed.signal().id(), "exitPrice 1.25 instead of " + outcome.exitPrice());
    }

    @Test
    void whatIsMissingIsNamedUnlessTheWorkerHasYetToDealWithIt() {
        List<SignalRecord.OfSignal> without = SIGNALS.subList(0, SIGNALS.size() - 1);

        assertThat(verdict(without, CANDLES, false).isClean()).isTrue();
        assertThat(fresh(without, true).missing()).isEqualTo(1);
    }

    @Test
    void whatTheCandlesDoNotGiveIsUnexpected() {
        assertThat(verdict(SIGNALS, CANDLES.subList(0, 1_000), true).unexpected())
                .isPositive();
    }

    @Test
    void anEventThatIsThereTwiceIsNamed() {
        List<SignalRecord.OfSignal> twice = new ArrayList<>(SIGNALS);
        twice.add(SIGNALS.getFirst());

        assertThat(verdict(twice, CANDLES, true).twice()).isEqualTo(1);
    }

    @Test
    void aHistoryWithoutItsBeginningIsNotJudged() {
        // When
        Verdict verdict = verdict(SIGNALS, CANDLES.subList(100, 2_000), true);

        // Then
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.notCovered()).isEqualTo(SIGNALS.size());
    }

    @Test
    void aStrategyWhoseSwitchHasExpiredIsNotJudged() {
        // When
        Verdict verdict = judged(SIGNALS, CANDLES, true, false);

        // Then
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.notCovered()).isEqualTo(SIGNALS.size());
    }

    @Test
    void aStrategyThatWasNeverSwitchedOnIsFound() {
        // When
        Verdict verdict = judged(SIGNALS, CANDLES, true, true);

        // Then
        assertThat(verdict.isClean()).isFalse();
        assertThat(verdict.unexpected()).isEqualTo(SIGNALS.size());
    }

    @Test
    void aStrategyThatIsNotKnownIsNamedAndEndsNothing() {
        // When
        Verdict verdict = verdictKnowing(Map.of());

        // Then
        assertThat(verdict.isClean()).isFalse();
        assertThat(verdict.differences()).singleElement().asString().contains("cannot be replayed", "confluence@1");
    }

    @Test
    void aStrategyWhoseJarIsNotHereIsNamedAndEndsNothing() {
        // When
        Verdict verdict =
                verdictKnowing(Map.of(STRATEGY.key(), new StrategyDefinition(STRATEGY.key(), "dip-buyer", Map.of())));

        // Then
        assertThat(verdict.isClean()).isFalse();
        assertThat(verdict.differences())
                .singleElement()
                .asString()
                .contains("cannot be replayed", "confluence@1", "'dip-buyer' is none of");
    }

    private static Verdict verdictKnowing(Map<StrategyKey, StrategyDefinition> strategies) {
        var unknowing = new InstrumentCheck(
                LOG.instrument(), strategies, signal -> true, _ -> Optional.empty(), Optional.empty());
        Switch on = LOG.switchedOn(STRATEGY);
        unknowing.published(
                on.eventId(),
                EventCodec.SIGNALS.encode(new SignalRecord.StrategyActivated(
                        on.strategy(), LOG.instrument().toString(), on.from(), on.reason())));
        CANDLES.forEach(candle -> unknowing.candle(candle, true));
        return unknowing.verdict(true);
    }

    private static int firstClosed() {
        for (int i = 0; i < SIGNALS.size(); i++) {
            if (SIGNALS.get(i) instanceof SignalRecord.SignalClosed) {
                return i;
            }
        }
        throw new AssertionError("no signal has ended");
    }

    private static List<SignalRecord.OfSignal> replaced(int at, SignalRecord.OfSignal other) {
        List<SignalRecord.OfSignal> events = new ArrayList<>(SIGNALS);
        events.set(at, other);
        return events;
    }

    private static Verdict fresh(List<SignalRecord.OfSignal> signals, boolean dealtWith) {
        return new InstrumentCheckTest().verdict(signals, CANDLES, dealtWith);
    }

    private Verdict verdict(List<SignalRecord.OfSignal> signals, List<CandleEvent> candles, boolean dealtWith) {
        Switch on = LOG.switchedOn(STRATEGY);
        check.published(
                on.eventId(),
                EventCodec.SIGNALS.encode(new SignalRecord.StrategyActivated(
                        on.strategy(), LOG.instrument().toString(), on.from(), on.reason())));
        return judged(signals, candles, dealtWith, true);
    }

    /** Without the switch. */
    private Verdict judged(
            List<SignalRecord.OfSignal> signals, List<CandleEvent> candles, boolean dealtWith, boolean whole) {
        signals.forEach(signal ->
                check.published(signal.signal().id() + "-" + signal.sequence(), EventCodec.SIGNALS.encode(signal)));
        candles.forEach(candle -> check.candle(candle, dealtWith));
        return check.verdict(whole);
    }
}
