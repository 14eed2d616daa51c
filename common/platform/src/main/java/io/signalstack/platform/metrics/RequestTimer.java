package io.signalstack.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Times HTTP requests by the template of their route, never by their path, so that the series stay few. */
@ApplicationScoped
public class RequestTimer {

    /** Where Quarkus REST leaves the template of the matched resource method, for whoever observes. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String NO_ROUTE = "none";
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final Meter.MeterProvider<Timer> timers;

    RequestTimer(MeterRegistry registry) {
        timers = Timer.builder(Metrics.API_REQUESTS).withRegistry(registry);
    }

    /** Counts an answered request. A connection that became a socket is none. */
    public void record(RoutingContext request, long nanos) {
        int status = request.response().getStatusCode();
        if (status != SWITCHING_PROTOCOLS) {
            HttpMethod method = request.request().method();
            timers.withTags(Tags.of(
                            "method", METHODS.contains(method) ? method.name() : "other",
                            "route", route(request),
                            "status", Integer.toString(status)))
                    .record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static String route(RoutingContext request) {
        String template = template(request);
        if (template == null) {
            return NO_ROUTE;
        }
        // A resource may be declared with a slash at the end or without; it is one series.
        return template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
    }

    private static @Nullable String template(RoutingContext request) {
        String ofResource =
                ((HttpServerRequestInternal) request.request()).context().getLocal(TEMPLATE);
        if (ofResource != null) {
            return ofResource;
        }
        Route route = request.currentRoute();
        return route == null ? null : route.getPath();
    }
}
