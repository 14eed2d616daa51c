package io.signalstack.platform.problem;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.signalstack.platform.http.AnswerHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Problem documents for what fails outside of REST resources: filters, authentication, other routes, no route at all. */
@ApplicationScoped
public class RouteProblems {

    /** After Quarkus REST has had its turn at failed authentication, before Quarkus's last handler, which shows too much. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT;

    private static final List<Integer> STATUSES_OF_NO_ROUTE = List.of(400, 404, 405, 406, 413, 415, 500);

    private final RefusedRequests refused;

    RouteProblems(RefusedRequests refused) {
        this.refused = refused;
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).failureHandler(this::answer);
        STATUSES_OF_NO_ROUTE.forEach(status -> router.errorHandler(status, this::answer));
    }

    /** Answers at once: looking for a handler of the failure would read a path that cannot be read. */
    public void refuse(RoutingContext request, ProblemException problem) {
        answer(request, Failures.of(problem), problem);
    }

    private void answer(RoutingContext request) {
        Throwable thrown = request.failure();
        answer(request, thrown == null ? ofStatus(request) : ofThrown(thrown, request.statusCode()), thrown);
    }

    private void answer(RoutingContext request, Failure failure, @Nullable Throwable thrown) {
        // What Vert.x refuses by itself has not passed any filter.
        AnswerHeaders.promise(request);
        ProblemWriter.log(request, failure, thrown);
        Failures.counted(failure, request, refused)
                .onFailure()
                .recoverWithItem(failure)
                .subscribe()
                .with(counted -> ProblemWriter.answer(request, counted));
    }

    /** A target that is no path, such as the {@code *} of OPTIONS, is what Vert.x knows no route for. */
    private static Failure ofStatus(RoutingContext request) {
        String path = request.request().path();
        return path == null || !path.startsWith("/")
                ? Failure.of(ErrorCode.BAD_PATH)
                : Failures.ofStatus(request.statusCode() < 400 ? 500 : request.statusCode());
    }

    /** A status that was given along with a throwable we know nothing of says more than the throwable. */
    private static Failure ofThrown(Throwable thrown, int status) {
        Failure failure = Failures.of(thrown);
        return failure.unexpected() && status >= 400 && status != 500 ? Failures.ofStatus(status) : failure;
    }
}
