package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.signalstack.trading.calibration.Scorecard;
import java.time.Instant;

/** A value of {@code scorecards.v1}, in the form that its writer knew. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form", defaultImpl = ScorecardForm1.class)
@JsonSubTypes(@JsonSubTypes.Type(value = ScorecardForm2.class, name = "2"))
public sealed interface ScorecardRecord permits ScorecardForm1, ScorecardForm2 {

    /** Follows from all else. */
    String id();

    /** {@code id@version}. */
    String strategy();

    /** Text form. */
    String instrument();

    /** The timeframe of the signal candles that it was made from. */
    String timeframe();

    /** The instant after which it knows of no outcome. */
    Instant trainedTo();

    /**
     * The same in the domain's terms.
     *
     * @throws IllegalArgumentException naming the field and value that cannot be, or the id, if it is not that of the rest
     */
    Scorecard toDomain();

    /** The record's key. */
    default String key() {
        return String.join("|", strategy(), instrument(), timeframe());
    }

    /** A scorecard as it is written today. */
    static ScorecardRecord of(Scorecard scorecard) {
        return ScorecardForm2.of(scorecard);
    }
}
