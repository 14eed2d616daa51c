package io.signalstack.worker.application;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Confidence;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.Scorecards;
import io.signalstack.trading.calibration.Uncalibrated;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.Signal;
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

    private final Supplier<Scorecards> scorecards;
    private final InstantSource clock;

    Annotate(Supplier<Scorecards> scorecards, InstantSource clock) {
        this.scorecards = scorecards;
        this.clock = clock;
    }

    /**
     * Of a signal that has just opened.
     *
     * @param cause the base candle that completed the signal's candle
     * @param pipeline which gave it
     */
    Annotations opening(Signal signal, IncomingRecord cause, SignalPipeline pipeline) {
        TradeRules rules = rules(signal, pipeline);
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

    private static TradeRules rules(Signal signal, SignalPipeline pipeline) {
        return pipeline.strategies().stream()
                .filter(strategy -> strategy.key().equals(signal.strategy()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("strategy " + signal.strategy() + " does not score"))
                .rules();
    }

    /** A figure of the signal's own side; null where it is undefined. */
    private static @Nullable Double backtested(
            Optional<Scorecard> scorecard, Signal signal, Function<Backtested, @Nullable Double> figure) {
        return scorecard.isEmpty() ? null : figure.apply(scorecard.get().backtested(signal.side()));
    }
}
