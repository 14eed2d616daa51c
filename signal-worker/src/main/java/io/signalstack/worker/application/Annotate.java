package io.signalstack.worker.application;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.calibration.Backtested;
import io.signalstack.trading.calibration.Confidence;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.Prior;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.Scorecards;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.Signal;
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
        MarketKind market = pipeline.series().map(Series::market).orElse(MarketKind.live());
        boolean repeated = market.isRepeated(signal.closeTime());
        Optional<Scorecard> scorecard =
                repeated ? Optional.empty() : scorecards.get().usableFor(signal);
        Confidence confidence =
                repeated ? Confidence.repeated() : confidence(scorecard, prior(signal, pipeline), signal);
        Double chance = confidence.value().value();
        Evidence evidence = scorecard
                .map(card -> card.figures(signal.side()).evidence())
                .orElseGet(() -> Evidence.none(signal.closeTime()));
        Instant emittedAt = clock.instant();
        @Nullable Instant closedAt = cause.closedAt();
        return new Annotations(
                emittedAt,
                closedAt == null ? null : Duration.between(closedAt, emittedAt).toMillis(),
                chance,
                confidence.value().reason(),
                confidence.basis(),
                chance == null ? null : chance - signal.economics().breakEven(),
                evidence.label(),
                evidence.n(),
                backtested(scorecard, signal, side -> side.winRate().value()),
                backtested(scorecard, signal, side -> side.profitFactor().value()),
                scorecard.map(Scorecard::id).orElse(null),
                cause.backfilled(),
                market.text(),
                market.recordedUntil().orElse(null));
    }

    private static Confidence confidence(Optional<Scorecard> scorecard, Prior prior, Signal signal) {
        return scorecard
                .map(card -> card.calibration()
                        .confidence(
                                prior,
                                signal.side(),
                                signal.assessment().regime(),
                                signal.assessment().rawScore()))
                .orElseGet(() -> Confidence.unknown(prior));
    }

    private static Prior prior(Signal signal, SignalPipeline pipeline) {
        return pipeline.strategies().stream()
                .filter(version -> version.key().equals(signal.strategy()))
                .findFirst()
                .flatMap(version -> pipeline.series().map(series -> Prior.of(version, signal, series.tick())))
                .orElseThrow(() -> new IllegalStateException("strategy " + signal.strategy() + " does not score"));
    }

    /** A figure of the signal's own side; null where it is undefined. */
    private static @Nullable Double backtested(
            Optional<Scorecard> scorecard, Signal signal, Function<Backtested, @Nullable Double> figure) {
        return scorecard.isEmpty()
                ? null
                : figure.apply(scorecard.get().figures(signal.side()).backtested());
    }
}
