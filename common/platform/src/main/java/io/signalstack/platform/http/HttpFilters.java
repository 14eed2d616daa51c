package io.signalstack.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.signalstack.platform.metrics.RequestTimer;
import io.signalstack.platform.problem.RouteProblems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Puts the filters of every request in order, all of them before authentication. */
@ApplicationScoped
class HttpFilters {

    private static final int CONNECTION = 11_000;
    private static final int START = 10_000;
    private static final int GUARD = 9_000;
    private static final int READ_ONLY = 8_900;
    private static final int BODY_ARRIVAL = 8_500;
    private static final int BODY = 8_000;
    private static final int READ_BODY = 7_000;

    private final ConnectionLimits connections;
    private final RequestTimer timer;
    private final BodyLimit bodyLimit;
    private final HttpConfig config;
    private final RouteProblems problems;

    HttpFilters(
            ConnectionLimits connections,
            RequestTimer timer,
            BodyLimit bodyLimit,
            HttpConfig config,
            RouteProblems problems) {
        this.connections = connections;
        this.timer = timer;
        this.bodyLimit = bodyLimit;
        this.config = config;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(connections, CONNECTION);
        filters.register(new RequestStart(timer), START);
        filters.register(new RequestGuard(problems), GUARD);
        filters.register(new ReadOnlyRoutes(problems), READ_ONLY);
        filters.register(new BodyArrival(config.bodyTimeout()), BODY_ARRIVAL);
        filters.register(bodyLimit, BODY);
        filters.register(BodyLimit::keepEmpty, READ_BODY);
    }
}
