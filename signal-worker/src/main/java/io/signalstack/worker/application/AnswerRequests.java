package io.signalstack.worker.application;

import io.signalstack.contracts.event.EvaluationBody;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with what the strategies said about the last closed candles. It evaluates nothing, and opens nothing. */
final class AnswerRequests {

    private final Pipelines pipelines;
    private final AnnotationStore annotations;
    private final InstantSource clock;

    AnswerRequests(Pipelines pipelines, AnnotationStore annotations, InstantSource clock) {
        this.pipelines = pipelines;
        this.annotations = annotations;
        this.clock = clock;
    }

    UserEvent on(SignalRequest request) {
        try {
            Instrument instrument = Instrument.parse(request.instrument());
            @Nullable Timeframe timeframe = request.timeframe() == null ? null : Timeframe.parse(request.timeframe());
            return switch (pipelines.find(instrument)) {
                case Pipelines.Found.Usable(HeldPipeline held) -> answer(request, timeframe, held.pipeline());
                case Pipelines.Found.Unusable(var refusal, String reason, var remains) ->
                    refusal(request, instrument + " is not scored: " + reason);
            };
        } catch (IllegalArgumentException e) {
            return refusal(request, String.valueOf(e.getMessage()));
        }
    }

    private UserEvent answer(SignalRequest request, @Nullable Timeframe timeframe, SignalPipeline pipeline) {
        if (pipeline.series().isEmpty()) {
            return refusal(request, request.instrument() + " is not followed");
        }
        List<EvaluationBody> evaluations = pipeline.evaluations().stream()
                .filter(last -> timeframe == null || last.evaluated().timeframe() == timeframe)
                .map(last -> EvaluationBody.of(last, annotations::find))
                .toList();
        return evaluations.isEmpty()
                ? refusal(request, "no strategy has looked at a candle of it yet")
                : event(request, evaluations, null);
    }

    private UserEvent refusal(SignalRequest request, String problem) {
        return event(request, List.of(), problem);
    }

    private UserEvent event(SignalRequest request, List<EvaluationBody> evaluations, @Nullable String problem) {
        return new UserEvent.SignalsRefreshed(
                request.user(), request.requestId(), request.instrument(), clock.instant(), evaluations, problem);
    }
}
