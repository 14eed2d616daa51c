package io.signalstack.backtestservice.inbound.backtest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.signalstack.backtestservice.application.backtest.BacktestReport;
import io.signalstack.backtestservice.application.backtest.BacktestRun;
import io.signalstack.backtestservice.application.backtest.RunSpec;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run as its owner sees it: the fields of {@link BacktestRun}. */
@Schema(name = "BacktestRun", description = "A backtest, and what came of it.")
public record RunView(
        UUID id,
        BacktestRun.Status status,

        @Schema(description = "Share of the candles that are done, 0 to 1.")
        double progress,

        @Schema(description = "How fast it goes; null unless it is running.") @Nullable Double candlesPerSecond,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "What was ordered, with every default filled in.")
        RunSpec order,

        @Schema(
                description = "Measures, and what they rest on; null until it is done.",
                implementation = BacktestReport.class)
        @JsonRawValue
        @Nullable String result,

        @Schema(description = "Why it was given up; null unless it was.") @Nullable String failure) {

    static RunView of(BacktestRun run) {
        return new RunView(
                run.id(),
                run.status(),
                run.progress(),
                run.candlesPerSecond(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.spec(),
                run.result(),
                run.failure());
    }
}
