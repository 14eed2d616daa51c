package io.signalstack.platform.problem;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Counts requests that are refused, so that refusals are not to be had without limit. */
public interface RefusedRequests {

    /**
     * Counts a request that is about to be refused.
     *
     * @param code why it is refused
     * @return what to answer instead, if it is one too many
     */
    Uni<Optional<ProblemException>> count(RoutingContext request, ErrorCode code);
}
