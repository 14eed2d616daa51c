package io.signalstack.contracts.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.calibration.Claims;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.Scorecards;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was said of signals, their latency aside, with what the scorecards that they name claim. Which scorecard a
 * signal had to name is not known: that depends on what the worker had read. But it has to be one that may speak of it.
 * Mutable, with one owner.
 */
final class AnnotationCheck {

    /** Versions before said nothing of evidence, and rested on other scorecards. */
    private static final int WITH_EVIDENCE = 2;

    private static final int WITH_MARKET = 3;

    private final NamedScorecards scorecards;
    private final Map<String, Annotations> said = new HashMap<>();
    private AnnotationCounts counts = AnnotationCounts.NONE;

    AnnotationCheck(NamedScorecards scorecards) {
        this.scorecards = scorecards;
    }

    AnnotationCounts counts() {
        return counts;
    }

    /**
     * Takes in a signal's opening; says what is different, if anything is.
     *
     * @param signal as recomputed
     * @param pipeline which gave it
     * @param historical whether the candle that completed it was backfilled
     * @param value the event as published
     */
    Optional<String> opening(
            Signal signal, SignalPipeline pipeline, boolean historical, SignalRecord.SignalOpened event, byte[] value) {
        Annotations annotations = event.annotations();
        said.put(signal.id(), annotations);
        int version = Annotations.version(Json.read(value, JsonNode.class).path("annotations"));
        if (version < WITH_EVIDENCE) {
            return notCovered();
        }
        MarketKind market = version < WITH_MARKET
                ? MarketKind.live()
                : pipeline.series().map(Series::market).orElse(MarketKind.live());
        @Nullable String id = market.isRepeated(signal.closeTime()) ? null : annotations.scorecardId();
        Optional<Scorecard> named = id == null ? Optional.empty() : named(id);
        if (id != null && named.isEmpty()) {
            return notCovered();
        }
        Optional<Scorecard> usable = named.flatMap(card -> new Scorecards(List.of(card)).usableFor(signal));
        if (!named.equals(usable)) {
            return different("names a scorecard that may not speak of it: "
                    + named.map(AnnotationCheck::describe).orElse(""));
        }
        Annotations expected = Annotations.of(
                Claims.of(signal, pipeline, market, usable),
                market,
                annotations.emittedAt(),
                annotations.latencyMs(),
                historical);
        return annotations.equals(expected)
                ? counted(AnnotationCounts.SAME)
                : different("is annotated differently: " + DifferingFields.of(annotations, expected));
    }

    /** Takes in a later event of a signal, which has to repeat what its opening said. */
    Optional<String> later(SignalRecord.OfSignal event) {
        Annotations atOpening = said.getOrDefault(event.signal().id(), event.annotations());
        return atOpening.equals(event.annotations())
                ? Optional.empty()
                : different("is annotated differently from its opening: "
                        + DifferingFields.of(event.annotations(), atOpening));
    }

    /** The scorecard of that id; what is under it and is another one's content is none. */
    private Optional<Scorecard> named(String id) {
        try {
            return scorecards
                    .find(id)
                    .map(value -> EventCodec.SCORECARDS.decode(value).toDomain())
                    .filter(card -> card.id().equals(id));
        } catch (UnreadableException | IllegalArgumentException e) {
            // Its source has nothing of use under the id, as if it had nothing.
            return Optional.empty();
        }
    }

    private static String describe(Scorecard card) {
        return "%s is of %s on %s %s, trained to %s"
                .formatted(
                        card.id(),
                        card.calibration().strategy(),
                        card.instrument(),
                        card.calibration().timeframe(),
                        card.calibration().trainedTo());
    }

    private Optional<String> different(String how) {
        counts = counts.plus(AnnotationCounts.DIFFERENT);
        return Optional.of(how);
    }

    private Optional<String> notCovered() {
        return counted(AnnotationCounts.NOT_COVERED);
    }

    private Optional<String> counted(AnnotationCounts one) {
        counts = counts.plus(one);
        return Optional.empty();
    }
}
