package io.signalstack.backtestservice.inbound;

import io.signalstack.backtestservice.application.StoreUnavailable;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A store that cannot be asked right now, in HTTP's terms. */
public final class OutOfReach {

    /** When it is worth coming again. */
    public static final Duration SOON = Duration.ofSeconds(2);

    private OutOfReach() {}

    /** For {@link Uni#plug}: a store that is out of reach becomes a 503. */
    public static <T> Uni<T> orUnavailable(Uni<T> answer) {
        return answer.onFailure(StoreUnavailable.class)
                .transform(e -> new ProblemException(ErrorCode.UNAVAILABLE, "the store is out of reach", SOON));
    }
}
