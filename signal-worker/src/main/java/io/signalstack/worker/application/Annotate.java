package io.signalstack.worker.application;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.trading.calibration.Confidence;
import io.signalstack.trading.calibration.Uncalibrated;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Says about a signal what is not in its core: when it was made, and how far it may be trusted. */
final class Annotate {

    private final Strategies strategies;
    private final InstantSource clock;

    Annotate(Strategies strategies, InstantSource clock) {
        this.strategies = strategies;
        this.clock = clock;
    }

    /** @param cause the base candle that completed the signal's candle */
    Annotations opening(Signal signal, IncomingRecord cause) {
        StrategyDefinition strategy = strategies
                .now()
                .find(signal.strategy())
                .orElseThrow(() -> new IllegalStateException("strategy " + signal.strategy() + " is not known"));
        Confidence confidence =
                Uncalibrated.confidence(StrategyFactory.create(strategy).rules());
        Instant emittedAt = clock.instant();
        @Nullable Instant closedAt = cause.closedAt();
        return new Annotations(
                emittedAt,
                closedAt == null ? null : Duration.between(closedAt, emittedAt).toMillis(),
                confidence.value(),
                confidence.basis(),
                null,
                null,
                null,
                cause.backfilled());
    }
}
