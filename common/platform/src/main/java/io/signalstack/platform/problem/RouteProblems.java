package io.signalstack.platform.problem;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Problem documents for what fails outside of REST resources: filters, authentication, other routes, no route at all. */
@ApplicationScoped
class RouteProblems {

    /** After Quarkus REST has had its turn at failed authentication, before Quarkus's last handler, which shows too much. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT;

    private static final List<Integer> STATUSES_OF_NO_ROUTE = List.of(400, 404, 405, 406, 413, 415, 500);

    void register(@Observes Router router) {
        router.route().order(ORDER).failureHandler(RouteProblems::answer);
        STATUSES_OF_NO_ROUTE.forEach(status -> router.errorHandler(status, RouteProblems::answer));
    }

    private static void answer(RoutingContext request) {
        Throwable thrown = request.failure();
        int status = request.statusCode();
        Failure failure = thrown == null || (Failures.of(thrown).unexpected() && status >= 400 && status != 500)
                ? Failures.ofStatus(status < 400 ? 500 : status)
                : Failures.of(thrown);
        ProblemWriter.log(request, failure, thrown);
        ProblemWriter.answer(request, failure);
    }
}
