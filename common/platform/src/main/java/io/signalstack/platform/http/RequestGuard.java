package io.signalstack.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.problem.RouteProblems;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Refuses requests that two readers may read differently, for what decides on permissions must see the same as what
 * answers: a target that is no URI or an ambiguous path, a host that is missing, doubled or none, a body in an unknown
 * coding.
 */
final class RequestGuard implements Handler<RoutingContext> {

    private final RouteProblems problems;

    RequestGuard(RouteProblems problems) {
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext request) {
        Optional<ProblemException> refusal = ofTarget(request.request()).or(() -> ofFraming(request));
        refusal.ifPresentOrElse(problem -> problems.refuse(request, problem), request::next);
    }

    private static Optional<ProblemException> ofTarget(HttpServerRequest request) {
        String path = request.path();
        if (!HostRule.allows(request.headers().getAll(HttpHeaderNames.HOST))) {
            return refusal(ErrorCode.MALFORMED_REQUEST, "a request has exactly one Host, with its port");
        } else if (!TargetRule.isUri(request.uri())) {
            return refusal(
                    ErrorCode.BAD_PATH,
                    "a character stands for itself that has to be encoded, or an encoding is broken");
        } else if (path == null || !TargetRule.isPlain(path)) {
            return refusal(
                    ErrorCode.BAD_PATH, "dot segments, ';', '//', encoded slashes and control characters are refused");
        }
        return Optional.empty();
    }

    /** Where the next request begins is not known either. */
    private static Optional<ProblemException> ofFraming(RoutingContext request) {
        Optional<ErrorCode> fault = FramingRule.fault(request.request());
        fault.ifPresent(_ -> {
            request.response().putHeader(HttpHeaderNames.CONNECTION, "close");
            request.addEndHandler(_ -> request.request().connection().close());
        });
        return fault.flatMap(code -> refusal(code, code.title()));
    }

    private static Optional<ProblemException> refusal(ErrorCode code, String detail) {
        return Optional.of(new ProblemException(code, detail));
    }
}
