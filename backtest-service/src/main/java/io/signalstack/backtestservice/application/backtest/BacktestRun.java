package io.signalstack.backtestservice.application.backtest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ordered backtest.
 *
 * @param id its name
 * @param status where it stands
 * @param spec what was ordered
 * @param createdAt when
 * @param startedAt when it was first taken up; null before that
 * @param finishedAt when it was done, or given up; null before that
 * @param progress share of the candles that are done, 0 to 1
 * @param candlesPerSecond how fast it goes; null unless it is running
 * @param result what came of it, as JSON text; null unless it is done
 * @param failure why it was given up; null unless it was
 */
public record BacktestRun(
        UUID id,
        Status status,
        RunSpec spec,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        double progress,
        @Nullable Double candlesPerSecond,
        @Nullable String result,
        @Nullable String failure) {

    /** Where a run stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        public boolean isFinal() {
            return this == DONE || this == FAILED;
        }
    }
}
