package io.signalstack.worker.application;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Confidence;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.Scorecards;
import io.signalstack.trading.calibration.Uncalibrated;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.TradeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says about a signal what is not in its core: when it was made, and how far it may be trusted. */
final class Annotate {

    private final Strategies strategies;
    private final Supplier<Scorecards> scorecards;
    private final InstantSource clock;

    Annotate(Strategies strategies, Supplier<Scorecards> scorecards, InstantSource clock) {
        this.strategies = strategies;
        this.scorecards = scorecards;
        this.clock = clock;
    }

    /** @param cause the base candle that completed the signal's candle */
    Annotations opening(Signal signal, IncomingRecord cause) {
        TradeRules rules = rules(signal);
        Optional<Scorecard> scorecard = scorecards.get().usableFor(signal);
        Confidence confidence = scorecard
                .map(card -> card.calibration()
                        .confidence(
                                rules,
                                signal.assessment().regime(),
                                signal.assessment().rawScore()))
                .orElseGet(() -> Uncalibrated.confidence(rules));
        Instant emittedAt = clock.instant();
        @Nullable Instant closedAt = cause.closedAt();
        return new Annotations(
                emittedAt,
                closedAt == null ? null : Duration.between(closedAt, emittedAt).toMillis(),
                confidence.value(),
                confidence.basis(),
                backtested(scorecard, signal, side -> side.winRate().value()),
                backtested(scorecard, signal, side -> side.profitFactor().value()),
                scorecard.map(Scorecard::id).orElse(null),
                cause.backfilled());
    }

    private TradeRules rules(Signal signal) {
        StrategyDefinition strategy = strategies
                .now()
                .find(signal.strategy())
                .orElseThrow(() -> new IllegalStateException("strategy " + signal.strategy() + " is not known"));
        return StrategyFactory.create(strategy).rules();
    }

    /** A figure of the signal's own side; null where it is undefined. */
    private static @Nullable Double backtested(
            Optional<Scorecard> scorecard, Signal signal, Function<Backtested, @Nullable Double> figure) {
        return scorecard.isEmpty() ? null : figure.apply(scorecard.get().backtested(signal.side()));
    }
}
