package io.signalstack.trading.calibration;

import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.Signal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is claimed of a signal by a scorecard, or without one. It follows from the two, and from where the candles come
 * from: whoever has them can work it out again.
 *
 * @param confidence the chance that it reaches its target
 * @param edge confidence less the signal's break-even rate; null without a confidence
 * @param evidence what trades of its side prove
 * @param evidenceN how many trades that are
 * @param winRate out-of-sample win rate of its side; null where it is undefined, and without a scorecard
 * @param profitFactor out-of-sample profit factor, likewise
 * @param scorecardId the scorecard that claims it; null with none
 */
public record Claims(
        Confidence confidence,
        @Nullable Double edge,
        Evidence.Label evidence,
        int evidenceN,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        @Nullable String scorecardId) {

    /**
     * Works it out.
     *
     * @param pipeline which gave the signal
     * @param market where its candles come from; nothing is claimed on those that repeat others
     * @param scorecard that may speak of the signal
     * @throws IllegalStateException naming the strategy, if it does not score in that pipeline
     */
    public static Claims of(Signal signal, SignalPipeline pipeline, MarketKind market, Optional<Scorecard> scorecard) {
        if (market.isRepeated(signal.closeTime())) {
            return of(signal, Confidence.repeated(), Evidence.none(signal.closeTime()), null, null, null);
        }
        Prior prior = prior(signal, pipeline);
        return scorecard
                .map(card -> by(card, prior, signal))
                .orElseGet(() ->
                        of(signal, Confidence.unknown(prior), Evidence.none(signal.closeTime()), null, null, null));
    }

    private static Claims by(Scorecard scorecard, Prior prior, Signal signal) {
        SideFigures figures = scorecard.figures(signal.side());
        return of(
                signal,
                scorecard
                        .calibration()
                        .confidence(
                                prior,
                                signal.side(),
                                signal.assessment().regime(),
                                signal.assessment().rawScore()),
                figures.evidence(),
                figures.backtested().winRate().value(),
                figures.backtested().profitFactor().value(),
                scorecard.id());
    }

    private static Claims of(
            Signal signal,
            Confidence confidence,
            Evidence evidence,
            @Nullable Double winRate,
            @Nullable Double profitFactor,
            @Nullable String scorecardId) {
        Double chance = confidence.value().value();
        return new Claims(
                confidence,
                chance == null ? null : chance - signal.economics().breakEven(),
                evidence.label(),
                evidence.n(),
                winRate,
                profitFactor,
                scorecardId);
    }

    private static Prior prior(Signal signal, SignalPipeline pipeline) {
        return pipeline.strategies().stream()
                .filter(version -> version.key().equals(signal.strategy()))
                .findFirst()
                .flatMap(version -> pipeline.series().map(Series::tick).map(tick -> Prior.of(version, signal, tick)))
                .orElseThrow(() -> new IllegalStateException("strategy " + signal.strategy() + " does not score"));
    }
}
