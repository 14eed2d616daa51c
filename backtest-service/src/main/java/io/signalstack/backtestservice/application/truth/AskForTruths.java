package io.signalstack.backtestservice.application.truth;

import io.signalstack.backtestservice.application.scorecard.KnownStrategies;
import io.signalstack.backtestservice.application.truth.TruthSource.Answer;
import io.signalstack.contracts.event.SignalRecord.SignalClosed;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the truth of ended signals of simulated markets, the newest first, one at a time and while no other replica
 * does. Mutable; called by one thread at a time.
 */
public final class AskForTruths {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Until a strategy may have been read, or a jar put back. */
    private static final Duration UNKNOWN = Duration.ofSeconds(10);

    private final Truths truths;
    private final TruthSource source;
    private final KnownStrategies strategies;
    private final InstantSource clock;

    /** How often each of those that have yet to be told was put off. */
    private final Map<String, Integer> putOff = new HashMap<>();

    public AskForTruths(Truths truths, TruthSource source, KnownStrategies strategies, InstantSource clock) {
        this.truths = truths;
        this.source = source;
        this.strategies = strategies;
        this.clock = clock;
    }

    /** What came of a look. */
    public sealed interface Step {

        /** A look after which there was nothing to ask, or another replica asks. */
        record Idle() implements Step {}

        /** A signal of which it was clear without a question that nobody knows. */
        record Settled() implements Step {}

        /** A signal of which the venue was asked, and what it told is kept. */
        record Asked(Truth truth) implements Step {}

        /** A signal that is asked about again later. */
        record PutOff(Answer.Later until) implements Step {}
    }

    /**
     * Asks for the next one, blocking.
     *
     * @throws RuntimeException if the store is out of reach
     */
    public Step next() {
        if (!await(truths.mayAsk())) {
            return new Step.Idle();
        }
        List<SignalClosed> fresh = await(truths.untold(putOff.keySet()));
        return fresh.stream()
                .findFirst()
                .or(this::leastPutOff)
                .map(this::settle)
                .orElseGet(Step.Idle::new);
    }

    /** Lets another replica ask at once. */
    public void leave() {
        await(truths.leave());
    }

    /** The signal that was put off least often: these come after all others, and hold up nobody. */
    private Optional<SignalClosed> leastPutOff() {
        List<SignalClosed> untold = putOff.isEmpty() ? List.of() : await(truths.untold(Set.of()));
        putOff.keySet()
                .retainAll(untold.stream().map(ended -> ended.signal().id()).toList());
        return untold.stream()
                .min(Comparator.comparing(
                        ended -> putOff.getOrDefault(ended.signal().id(), 0)));
    }

    private Step settle(SignalClosed ended) {
        if (ended.outcome().result() == Result.UNVERIFIABLE) {
            return settled(ended, "a candle of its life is lost");
        }
        StrategyKey key = StrategyKey.parse(ended.signal().strategy());
        Optional<StrategyVersion> version = await(strategies.definition(key)).flatMap(AskForTruths::version);
        if (version.isEmpty()) {
            return putOff(ended, new Answer.Later(UNKNOWN, "its strategy is not known here yet"));
        }
        if (version.get().leaves()) {
            return settled(ended, "its strategy leaves by a rule of its own");
        }
        return switch (source.ask(ended.signal(), version.get().rules().fillDelay())) {
            case Answer.Known(Truth truth) -> {
                keep(ended, truth);
                yield new Step.Asked(truth);
            }
            case Answer.Later later -> putOff(ended, later);
        };
    }

    private Step putOff(SignalClosed ended, Answer.Later later) {
        putOff.merge(ended.signal().id(), 1, Integer::sum);
        return new Step.PutOff(later);
    }

    private static Optional<StrategyVersion> version(StrategyDefinition definition) {
        try {
            return Optional.of(StrategyFactory.create(definition));
        } catch (IllegalArgumentException _) {
            // Its jar is not in this replica's folder.
            return Optional.empty();
        }
    }

    private Step settled(SignalClosed ended, String reason) {
        keep(ended, new Truth.None(reason));
        return new Step.Settled();
    }

    private void keep(SignalClosed ended, Truth truth) {
        await(truths.keep(new KeptTruth(Said.of(ended), truth, clock.instant())));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
