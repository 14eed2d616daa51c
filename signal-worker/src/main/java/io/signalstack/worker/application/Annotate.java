package io.signalstack.worker.application;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.calibration.Claims;
import io.signalstack.trading.calibration.Scorecards;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
        Claims claims = Claims.of(signal, pipeline, market, scorecards.get().usableFor(signal));
        Instant emittedAt = clock.instant();
        @Nullable Instant closedAt = cause.closedAt();
        @Nullable Long latencyMs =
                closedAt == null ? null : Duration.between(closedAt, emittedAt).toMillis();
        return Annotations.of(claims, market, emittedAt, latencyMs, cause.backfilled());
    }
}
