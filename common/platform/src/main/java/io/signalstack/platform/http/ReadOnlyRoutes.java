package io.signalstack.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.problem.RouteProblems;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The methods of what Quarkus serves beside REST resources: its own routes for health, metrics and the OpenAPI document
 * answer any method as if it were GET.
 */
final class ReadOnlyRoutes implements Handler<RoutingContext> {

    /** The paths of these routes, as platform configures them. */
    private static final Pattern PATHS = Pattern.compile("/(health|metrics|q/openapi)([/.].*)?");

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    private final RouteProblems problems;

    ReadOnlyRoutes(RouteProblems problems) {
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext request) {
        HttpServerRequest asked = request.request();
        if (!PATHS.matcher(asked.path()).matches() || READING.contains(asked.method())) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaderNames.ALLOW, ALLOWED);
        if (asked.method().equals(HttpMethod.OPTIONS)) {
            request.end();
        } else {
            problems.refuse(request, new ProblemException(ErrorCode.METHOD_NOT_ALLOWED, "what is here is only read"));
        }
    }
}
