package io.signalstack.worker.outbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.platform.metrics.Metrics;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Evaluated;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.worker.application.ScoringMeters;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The worker's meters in Micrometer. */
@Singleton
final class MicrometerScoring implements ScoringMeters {

    private static final String CONSUMER = "signal-worker";

    private final MeterRegistry registry;

    /** Looked up with each candle: the registry itself is slower at that. */
    private final Map<Counted, Counter> evaluations = new ConcurrentHashMap<>();

    private record Counted(Timeframe timeframe, String result) {}

    MicrometerScoring(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void published(SignalRecord event) {
        switch (event) {
            case SignalRecord.SignalOpened opened -> {
                count(
                        Metrics.SIGNALS_GENERATED,
                        "strategy",
                        opened.signal().strategy(),
                        "timeframe",
                        opened.signal().timeframe(),
                        "side",
                        label(opened.signal().side()));
                Long latencyMs = opened.annotations().latencyMs();
                // A backfilled candle closed long ago: that is not the worker's latency.
                if (latencyMs != null && !opened.annotations().historical()) {
                    registry.timer(Metrics.SIGNAL_LATENCY, "stage", "emitted")
                            .record(Duration.ofMillis(Math.max(0, latencyMs)));
                }
            }
            case SignalRecord.SignalClosed closed ->
                count(
                        Metrics.SIGNALS_CLOSED,
                        "strategy",
                        closed.signal().strategy(),
                        "timeframe",
                        closed.signal().timeframe(),
                        "outcome",
                        label(closed.outcome().result()));
            case SignalRecord.SignalRevised _, SignalRecord.StrategyActivated _, SignalRecord.StrategyDeactivated _ -> {
                // Rare, and in the log by name.
            }
        }
    }

    @Override
    public void evaluated(Evaluated evaluated) {
        String result = switch (evaluated.evaluation()) {
            case Evaluation.WarmingUp _ -> "warming-up";
            case Evaluation.Quiet(Evaluation.Reason reason) -> label(reason);
            case Evaluation.Scored _ -> "scored";
        };
        evaluations
                .computeIfAbsent(new Counted(evaluated.timeframe(), result), this::evaluations)
                .increment();
    }

    private Counter evaluations(Counted counted) {
        return registry.counter(
                Metrics.EVALUATIONS, "timeframe", counted.timeframe().toString(), "result", counted.result());
    }

    @Override
    public void refused(Refusal refusal) {
        count(Metrics.CANDLES_REFUSED, "reason", label(refusal));
    }

    @Override
    public void quarantined(StrategyKey strategy) {
        count(Metrics.STRATEGIES_QUARANTINED, "strategy", strategy.toString());
    }

    @Override
    public void answered() {
        count(Metrics.REFRESHES_ANSWERED);
    }

    @Override
    public void scored(Duration sinceRecord) {
        registry.timer(Metrics.SIGNAL_LATENCY, "stage", "scored").record(sinceRecord);
    }

    @Override
    public void unreadable(Topic topic) {
        count(Metrics.DEAD_LETTERS, "topic", topic.text(), "consumer", CONSUMER);
    }

    @Override
    public void threadDied() {
        count(Metrics.STREAM_THREADS_DIED);
    }

    @Override
    public void pipelineRestored(Duration took) {
        registry.timer(Metrics.STATE_RESTORED, "part", "pipeline").record(took);
    }

    @Override
    public void storeRestored(Duration took) {
        registry.timer(Metrics.STATE_RESTORED, "part", "store").record(took);
    }

    private void count(String meter, String... tags) {
        registry.counter(meter, tags).increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
