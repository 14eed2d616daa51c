package io.signalstack.worker.application;

import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.trading.pipeline.Evaluated;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;

/** Counts what scoring does. */
public interface ScoringMeters {

    /** Why a record of {@code candles.v1} had no effect. */
    enum Refusal {
        LATE,
        DUPLICATE,
        NO_SERIES,
        NO_TIMEFRAME,
        UNPLACED,
        GAP,
        ENGINE_VERSION,
        UNREADABLE_STATE;

        static Refusal of(Step.Reason reason) {
            return switch (reason) {
                case LATE -> LATE;
                case DUPLICATE -> DUPLICATE;
                case NO_SERIES -> NO_SERIES;
                case NO_TIMEFRAME -> NO_TIMEFRAME;
                case UNPLACED -> UNPLACED;
            };
        }
    }

    void published(SignalRecord event);

    void evaluated(Evaluated evaluated);

    void refused(Refusal refusal);

    /** A strategy failed on an instrument, and is off there. */
    void quarantined(StrategyKey strategy);

    /** Somebody was told what the strategies last said. */
    void answered();

    /** A signal that is not historical was made of a record that came so long before. */
    void scored(Duration sinceRecord);

    /** A record could not be read. */
    void unreadable(Topic topic);

    /** A stream thread died. */
    void threadDied();

    /** A pipeline was made from its stored sections. */
    void pipelineRestored(Duration took);

    /** A store was filled from its changelog. */
    void storeRestored(Duration took);
}
