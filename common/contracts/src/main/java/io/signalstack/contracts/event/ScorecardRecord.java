package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.signalstack.trading.calibration.Scorecard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /**
     * The instant from which on the instrument's candles are as first published, while those before are the venue's
     * history as it was fetched later; null where all are as first published.
     */
    default @Nullable Instant publishedFrom() {
        return null;
    }

    /** A scorecard as it is written today, of candles that are all as first published. */
    static ScorecardRecord of(Scorecard scorecard) {
        return of(scorecard, null);
    }

    /** A scorecard as it is written today, and what its candles are; see {@link #publishedFrom()}. */
    static ScorecardRecord of(Scorecard scorecard, @Nullable Instant publishedFrom) {
        return ScorecardForm2.of(scorecard, publishedFrom);
    }
}
