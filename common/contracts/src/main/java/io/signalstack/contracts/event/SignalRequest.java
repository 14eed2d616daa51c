package io.signalstack.contracts.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of {@code signal-requests.v1}: asks what the strategies last said about an instrument.
 *
 * @param requestId the asker's own, which the answer gives back
 * @param user who asks, and is answered on {@code user-events.v1}
 * @param instrument text form of the instrument, also the record's key
 * @param timeframe such as {@code 1h}; null for all
 */
public record SignalRequest(
        String requestId,
        String user,
        String instrument,
        @Nullable String timeframe) {

    public SignalRequest {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(instrument, "instrument");
    }
}
