package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * A value of {@code system-events.v1}: how the product's own parts are doing. Whoever says it says it again when it begins
 * to know it, so that the last event about a subject holds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SystemEvent.InstrumentHalted.class, name = "instrument-halted"),
    @JsonSubTypes.Type(value = SystemEvent.InstrumentTraded.class, name = "instrument-traded"),
    @JsonSubTypes.Type(value = SystemEvent.ScorecardsOut.class, name = "scorecards-out"),
    @JsonSubTypes.Type(value = SystemEvent.ScorecardsFailed.class, name = "scorecards-failed")
})
public sealed interface SystemEvent {

    /** What it is about, also the record's key. */
    String subject();

    /** A word about whether an instrument is traded. */
    sealed interface OfInstrument extends SystemEvent {}

    /**
     * An instrument has not been traded for longer than its quiet-after.
     *
     * @param subject the instrument's text form
     * @param since the close of the last candle in which it was traded
     */
    record InstrumentHalted(String subject, Instant since) implements OfInstrument {}

    /**
     * An instrument is traded.
     *
     * @param subject the instrument's text form
     */
    record InstrumentTraded(String subject) implements OfInstrument {}

    /** What became of a strategy's scorecards on a kind of market, all of which are made together. */
    sealed interface OfScorecards extends SystemEvent {

        /** The strategy's text form. */
        String strategy();

        /** Text form of the kind of market. */
        String market();

        /** The instant after which they know of no outcome, or would have known of none. */
        Instant trainedTo();

        @Override
        default String subject() {
            return strategy() + "|" + market();
        }
    }

    /**
     * A strategy's scorecards on a kind of market, all of which are in {@code scorecards.v1}.
     *
     * @param scorecards how many they are
     */
    record ScorecardsOut(String strategy, String market, Instant trainedTo, int scorecards) implements OfScorecards {}

    /**
     * Scorecards that there will not be, for the strategy threw while they were made.
     *
     * @param reason what it threw, and where
     */
    record ScorecardsFailed(String strategy, String market, Instant trainedTo, String reason) implements OfScorecards {}
}
