package io.signalstack.worker.application;

import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.trading.calibration.Scorecards;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.pipeline.StrategyFailure;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.worker.application.ScoringMeters.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes one partition's records of {@code candles.v1}, in order, and says what is to be published for them. Its effects
 * are the stores that it was given, of which that of pipelines is written just before the commit, and what it returns, to
 * be committed together; after a commit that failed it has to {@link #forget} what it holds. Mutable, with one owner.
 */
public final class ScoreCandles {

    private static final Logger LOG = Logger.getLogger(ScoreCandles.class);

    private final Pipelines pipelines;
    private final SwitchStrategies switchStrategies;
    private final DescribeEvents describeEvents;
    private final AnswerRequests answerRequests;
    private final Troubles troubles;
    private final ScoringMeters meters;

    public ScoreCandles(
            PartitionStores stores,
            Strategies strategies,
            Supplier<Scorecards> scorecards,
            Troubles troubles,
            ScoringMeters meters,
            InstantSource clock) {
        this.pipelines = new Pipelines(stores.pipelines(), meters, clock);
        this.switchStrategies = new SwitchStrategies(strategies, stores.quarantine());
        this.describeEvents = new DescribeEvents(stores.annotations(), new Annotate(scorecards, clock));
        this.answerRequests = new AnswerRequests(pipelines, stores.annotations(), clock);
        this.troubles = troubles;
        this.meters = meters;
    }

    /** Scores one record. */
    public Scoring on(IncomingRecord incoming) {
        return switch (pipelines.find(incoming.instrument())) {
            case Pipelines.Found.Usable(HeldPipeline held) -> {
                try {
                    yield score(incoming, held);
                } catch (StrategyFailure e) {
                    quarantine(held, e);
                    // Without that strategy; as many times as there are strategies, at most.
                    yield on(incoming);
                }
            }
            case Pipelines.Found.Unusable unusable
            when startsAnother(incoming.record(), unusable.remains()) -> score(incoming, pipelines.use(unusable));
            case Pipelines.Found.Unusable(Refusal refusal, String reason, var remains) -> {
                refuse(incoming.instrument(), refusal, reason);
                yield new Scoring.Done(List.of());
            }
        };
    }

    private static boolean startsAnother(MarketRecord record, SignalPipeline than) {
        return record instanceof MarketRecord.SeriesStarted(Series series)
                && than.series().map(Series::id).filter(series.id()::equals).isEmpty();
    }

    /** Answers one request, with what is stored. */
    public UserEvent on(SignalRequest request) {
        return answerRequests.on(request);
    }

    /** Drops all that is held in memory: the stores may be elsewhere, or back where they were. */
    public void forget() {
        pipelines.dropAll().forEach(troubles::end);
        switchStrategies.forget();
    }

    private Scoring score(IncomingRecord incoming, HeldPipeline held) {
        List<SignalEvent> events = new ArrayList<>();
        try {
            events.addAll(switchStrategies.before(incoming, held));
            events.addAll(take(incoming, held));
        } catch (IllegalArgumentException e) {
            pipelines.undo(held);
            switchStrategies.undo(incoming.instrument());
            standIn(incoming.instrument());
            return new Scoring.Contradiction(String.valueOf(e.getMessage()));
        }
        pipelines.keep(held);
        List<Publication> publications = describeEvents.of(events, incoming, held.pipeline());
        publications.forEach(publication -> meters.published(publication.event()));
        return new Scoring.Done(publications);
    }

    /** What contradicts its series may have been in the next candle's place, like what cannot be read. */
    private void standIn(Instrument instrument) {
        if (pipelines.find(instrument) instanceof Pipelines.Found.Usable(HeldPipeline held)) {
            held.on(new MarketRecord.Unreadable(Optional.empty()));
            pipelines.keep(held);
        }
    }

    private void quarantine(HeldPipeline held, StrategyFailure failure) {
        Instrument instrument = held.instrument();
        pipelines.undo(held);
        switchStrategies.quarantine(instrument, failure.strategy(), failure.what());
        meters.quarantined(failure.strategy());
        LOG.errorf(
                failure.getCause(),
                "%s failed on %s, and scores it no longer until it is switched off and on",
                failure.strategy(),
                instrument);
    }

    private List<SignalEvent> take(IncomingRecord incoming, HeldPipeline held) {
        return switch (held.on(incoming.record())) {
            case Step.Applied applied -> {
                applied.evaluated().forEach(meters::evaluated);
                troubles.end(incoming.instrument());
                yield applied.events();
            }
            case Step.Ignored(Step.Reason reason)
            when reason == Step.Reason.NO_SERIES -> {
                refuse(
                        incoming.instrument(),
                        Refusal.NO_SERIES,
                        "its state is lost, or its log does not begin with a series: it needs a new series");
                yield List.of();
            }
            case Step.Ignored(Step.Reason reason) -> {
                meters.refused(Refusal.of(reason));
                yield List.of();
            }
            case Step.Gap(Instant expected) -> {
                refuse(
                        incoming.instrument(),
                        Refusal.GAP,
                        "its candles jump: the one of " + expected + " is neither there nor declared lost");
                yield List.of();
            }
        };
    }

    private void refuse(Instrument instrument, Refusal refusal, String reason) {
        meters.refused(refusal);
        if (troubles.begin(instrument, reason)) {
            LOG.errorf("%s is not scored: %s", instrument, reason);
        }
    }
}
