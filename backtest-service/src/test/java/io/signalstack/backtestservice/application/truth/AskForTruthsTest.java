package io.signalstack.backtestservice.application.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.backtestservice.application.scorecard.KnownStrategies;
import io.signalstack.backtestservice.application.truth.AskForTruths.Step;
import io.signalstack.backtestservice.application.truth.TruthSource.Answer;
import io.signalstack.backtestservice.testing.Ended;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord.SignalClosed;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AskForTruthsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
    private static final Truth TOLD = new Truth.Told(40, 90, 100);
    private static final Answer.Later LATER = new Answer.Later(Duration.ofSeconds(5), "busy");

    private final List<SignalClosed> ended = new ArrayList<>();
    private final Map<String, KeptTruth> kept = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean right = true;
    private Function<SignalBody, Answer> venue = _ -> new Answer.Known(TOLD);
    private final AskForTruths askForTruths = new AskForTruths(new Memory(), this::ask, new Known(), () -> NOW);

    private Answer ask(SignalBody signal, Duration fillDelay) {
        assertThat(fillDelay).isEqualTo(Duration.ofSeconds(5));
        asked.add(signal.id());
        return venue.apply(signal);
    }

    /** The newest first, as the store gives them. */
    private void given(Ended... signals) {
        for (Ended signal : signals) {
            ended.addFirst(signal.event());
        }
    }

    private final class Memory implements Truths {

        @Override
        public Uni<Boolean> mayAsk() {
            return Uni.createFrom().item(right);
        }

        @Override
        public Uni<Void> leave() {
            right = false;
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<List<SignalClosed>> untold(Collection<String> but) {
            return Uni.createFrom()
                    .item(ended.stream()
                            .filter(each -> !kept.containsKey(each.signal().id())
                                    && !but.contains(each.signal().id()))
                            .limit(2)
                            .toList());
        }

        @Override
        public Uni<Void> keep(KeptTruth truth) {
            kept.put(truth.said().signalId(), truth);
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Optional<KeptTruth>> find(String signalId) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public Uni<List<ToldTruth>> told() {
            throw new AssertionError("nobody asks");
        }
    }

    private static final class Known implements KnownStrategies {

        private static final List<StrategyDefinition> ALL = List.of(
                BuiltInStrategies.CONFLUENCE,
                BuiltInStrategies.DONCHIAN_BREAKOUT,
                new StrategyDefinition(StrategyKey.parse("gone@1"), "whose-jar-is-gone", Map.of()));

        @Override
        public Uni<Void> put(StrategyRecord strategy) {
            throw new AssertionError("nobody writes");
        }

        @Override
        public Uni<List<StrategyDefinition>> scoring() {
            return Uni.createFrom().item(ALL);
        }

        @Override
        public Uni<Optional<StrategyDefinition>> definition(StrategyKey key) {
            return Uni.createFrom()
                    .item(ALL.stream().filter(each -> each.key().equals(key)).findFirst());
        }
    }

    @Test
    void the_newest_is_asked_about_first_and_each_once() {
        // Given
        given(Ended.signal("older", "confluence@1", 1), Ended.signal("newer", "confluence@1", 2));

        // When, Then
        assertThat(askForTruths.next()).isEqualTo(new Step.Asked(TOLD));
        assertThat(askForTruths.next()).isEqualTo(new Step.Asked(TOLD));
        assertThat(askForTruths.next()).isEqualTo(new Step.Idle());
        assertThat(asked).containsExactly("newer", "older");
        assertThat(kept.get("older")).isEqualTo(new KeptTruth(Said.of(ended.getLast()), TOLD, NOW));
    }

    @Test
    void nobody_is_asked_where_there_can_be_no_truth() {
        // Given
        given(
                Ended.signal("lost", "confluence@1", 1).endingAs(Result.UNVERIFIABLE),
                Ended.signal("leaving", "donchian-breakout@1", 2));

        // When
        for (int i = 0; i < 2; i++) {
            assertThat(askForTruths.next()).isEqualTo(new Step.Settled());
        }

        // Then
        assertThat(askForTruths.next()).isEqualTo(new Step.Idle());
        assertThat(asked).isEmpty();
        assertThat(kept.get("lost").truth()).isEqualTo(new Truth.None("a candle of its life is lost"));
        assertThat(kept.get("leaving").truth()).isEqualTo(new Truth.None("its strategy leaves by a rule of its own"));
    }

    @Test
    void one_whose_strategy_is_not_known_yet_is_asked_about_once_it_is_and_holds_up_nobody() {
        // Given more of them than the store gives at a time
        given(
                Ended.signal("older", "confluence@1", 1),
                Ended.signal("gone", "gone@1", 2),
                Ended.signal("unknown", "unknown@1", 3),
                Ended.signal("unknown too", "unknown@1", 4));

        // When
        for (int i = 0; i < 3; i++) {
            assertThat(askForTruths.next()).isInstanceOf(Step.PutOff.class);
        }

        // Then
        assertThat(askForTruths.next()).isEqualTo(new Step.Asked(TOLD));
        assertThat(kept).containsOnlyKeys("older");
        assertThat(askForTruths.next()).isInstanceOf(Step.PutOff.class);
    }

    @Test
    void that_nobody_knows_is_kept_and_not_asked_again() {
        // Given
        Truth none = new Truth.None("BINANCE does not simulate its markets");
        venue = _ -> new Answer.Known(none);
        given(Ended.signal("real", "confluence@1", 1));

        // When, Then
        assertThat(askForTruths.next()).isEqualTo(new Step.Asked(none));
        assertThat(askForTruths.next()).isEqualTo(new Step.Idle());
        assertThat(kept.get("real").truth()).isEqualTo(none);
    }

    @Test
    void one_that_is_put_off_holds_up_nobody_and_is_asked_about_again() {
        // Given
        given(Ended.signal("older", "confluence@1", 1), Ended.signal("newer", "confluence@1", 2));
        venue = signal -> signal.id().equals("newer") ? LATER : new Answer.Known(TOLD);

        // When
        assertThat(askForTruths.next()).isEqualTo(new Step.PutOff(LATER));
        assertThat(askForTruths.next()).isEqualTo(new Step.Asked(TOLD));
        venue = _ -> new Answer.Known(TOLD);
        askForTruths.next();

        // Then
        assertThat(asked).containsExactly("newer", "older", "newer");
        assertThat(kept).containsOnlyKeys("older", "newer");
    }

    @Test
    void while_another_replica_asks_nobody_else_does() {
        given(Ended.signal("one", "confluence@1", 1));
        askForTruths.leave();

        assertThat(askForTruths.next()).isEqualTo(new Step.Idle());
        assertThat(asked).isEmpty();
    }
}
