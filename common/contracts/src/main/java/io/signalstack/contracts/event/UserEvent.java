package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of {@code user-events.v1}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = UserEvent.SignalsRefreshed.class, name = "signals-refreshed")})
public sealed interface UserEvent {

    /** Whom it is for, also the record's key. */
    String user();

    /**
     * The answer to a {@link SignalRequest}.
     *
     * @param answeredAt wall clock, to the millisecond
     * @param evaluations what each strategy said about the last closed candle of each timeframe
     * @param problem why there are none; null where there are
     */
    record SignalsRefreshed(
            String user,
            String requestId,
            String instrument,
            Instant answeredAt,
            List<EvaluationBody> evaluations,
            @Nullable String problem)
            implements UserEvent {

        public SignalsRefreshed {
            answeredAt = answeredAt.truncatedTo(ChronoUnit.MILLIS);
            evaluations = List.copyOf(evaluations);
        }
    }
}
