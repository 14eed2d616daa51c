package io.signalstack.contracts.event;

import io.signalstack.trading.signal.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An outcome as it travels: the fields of {@link Outcome}. */
public record OutcomeBody(
        Outcome.Result result,
        @Nullable Instant filledAt,
        @Nullable Double fillPrice,
        @Nullable Instant exitAt,
        @Nullable Double exitPrice,
        @Nullable Double grossR,
        @Nullable Double netR,
        boolean ambiguous) {

    public static OutcomeBody of(Outcome outcome) {
        return new OutcomeBody(
                outcome.result(),
                outcome.filledAt(),
                outcome.fillPrice(),
                outcome.exitAt(),
                outcome.exitPrice(),
                outcome.grossR(),
                outcome.netR(),
                outcome.ambiguous());
    }

    /** The same in the domain's terms. */
    public Outcome toDomain() {
        return new Outcome(result, filledAt, fillPrice, exitAt, exitPrice, grossR, netR, ambiguous);
    }
}
