package io.signalstack.contracts.event;

import io.signalstack.trading.pipeline.LastEvaluation;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.Evaluation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy said about a closed candle, as it travels.
 *
 * @param openTime of the candle
 * @param missing how many more candles it needs while it warms up, else null
 * @param reason why it is quiet, else null
 * @param signal the signal that it gave, else null
 * @param annotations what was said about that signal when it opened; null without one, or once it is long over
 */
public record EvaluationBody(
        String strategy,
        String timeframe,
        Instant openTime,
        Result result,
        @Nullable Integer missing,
        Evaluation.@Nullable Reason reason,
        @Nullable SignalBody signal,
        @Nullable Annotations annotations) {

    /** What came of it. */
    public enum Result {
        WARMING_UP,
        QUIET,
        SCORED
    }

    /**
     * Translates a stored one.
     *
     * @param annotations what was said at the opening of a signal, where that is kept
     */
    public static EvaluationBody of(LastEvaluation last, Function<Signal, Optional<Annotations>> annotations) {
        String strategy = last.evaluated().strategy().toString();
        String timeframe = last.evaluated().timeframe().toString();
        return switch (last.evaluated().evaluation()) {
            case Evaluation.WarmingUp(int missing) ->
                new EvaluationBody(strategy, timeframe, last.openTime(), Result.WARMING_UP, missing, null, null, null);
            case Evaluation.Quiet(Evaluation.Reason reason) ->
                new EvaluationBody(strategy, timeframe, last.openTime(), Result.QUIET, null, reason, null, null);
            case Evaluation.Scored(Signal signal) ->
                new EvaluationBody(
                        strategy,
                        timeframe,
                        last.openTime(),
                        Result.SCORED,
                        null,
                        null,
                        SignalBody.of(signal),
                        annotations.apply(signal).orElse(null));
        };
    }
}
