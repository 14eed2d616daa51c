package io.signalstack.worker.application;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Puts events into the form in which they travel: each about a signal carries what was said at its opening. */
final class DescribeEvents {

    /** The last event about a signal comes within a day of its end, which is at its expiry at the latest. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(2);

    private final AnnotationStore annotations;
    private final Annotate annotate;

    DescribeEvents(AnnotationStore annotations, Annotate annotate) {
        this.annotations = annotations;
        this.annotate = annotate;
    }

    /** Describes what came of a record, in order. */
    List<Publication> of(List<SignalEvent> events, IncomingRecord cause, SignalPipeline pipeline) {
        List<Publication> publications = events.isEmpty() ? List.of() : describe(events, cause, pipeline);
        // Not before: a record may stand for several candles, the last of which is long after what ended with the
        // first.
        dropAtMidnight(cause, pipeline);
        return publications;
    }

    private List<Publication> describe(List<SignalEvent> events, IncomingRecord cause, SignalPipeline pipeline) {
        String seriesId = pipeline.series().map(Series::id).orElse("");
        return events.stream()
                .map(event -> Publication.of(describe(event, cause, pipeline), seriesId))
                .toList();
    }

    private SignalRecord describe(SignalEvent event, IncomingRecord cause, SignalPipeline pipeline) {
        return switch (event) {
            case SignalEvent.Opened(Signal signal) -> {
                Annotations said = annotate.opening(signal, cause, pipeline);
                annotations.keep(signal, said);
                yield new SignalRecord.SignalOpened(SignalBody.of(signal), said);
            }
            case SignalEvent.Closed closed ->
                new SignalRecord.SignalClosed(
                        SignalBody.of(closed.signal()),
                        saidOf(closed.signal()),
                        closed.sequence(),
                        OutcomeBody.of(closed.outcome()));
            case SignalEvent.Revised revised ->
                new SignalRecord.SignalRevised(
                        SignalBody.of(revised.signal()),
                        saidOf(revised.signal()),
                        revised.sequence(),
                        OutcomeBody.of(revised.outcome()));
            case SignalEvent.Activated(StrategyKey strategy, var instrument, Instant from, String reason) ->
                new SignalRecord.StrategyActivated(strategy.toString(), instrument.toString(), from, reason);
            case SignalEvent.Deactivated(StrategyKey strategy, var instrument, Instant from, String reason) ->
                new SignalRecord.StrategyDeactivated(strategy.toString(), instrument.toString(), from, reason);
        };
    }

    private Annotations saidOf(Signal signal) {
        return annotations
                .find(signal)
                .orElseThrow(() -> new IllegalStateException(
                        "nothing is kept of the opening of signal " + signal.id() + " on " + signal.instrument()));
    }

    /**
     * Once a day of the instrument's own time is often enough, and the same in every run. That time is the pipeline's: a
     * record that it refuses may name any.
     */
    private void dropAtMidnight(IncomingRecord cause, SignalPipeline pipeline) {
        Instant now = pipeline.nextOpen();
        if (cause.openTime().isPresent() && now.equals(now.truncatedTo(ChronoUnit.DAYS))) {
            annotations.dropExpiredBefore(cause.instrument(), now.minus(KEPT_AFTER_EXPIRY));
        }
    }
}
