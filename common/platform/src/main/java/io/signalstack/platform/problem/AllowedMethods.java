package io.signalstack.platform.problem;

import jakarta.ws.rs.HttpMethod;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** Which methods the current request's path takes: a 405 has to say so, and Quarkus REST's does not. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** The methods, such as {@code GET, HEAD, OPTIONS}; empty if the path takes none. */
    static String ofCurrentRequest() {
        SortedSet<String> methods = new TreeSet<>();
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request != null) {
            var classes = new RequestMapper<>(request.getDeployment().getClassMappers());
            var match = classes.map(request.getPathWithoutPrefix());
            while (match != null) {
                collect(match, methods);
                match = classes.continueMatching(request.getPathWithoutPrefix(), match);
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return String.join(", ", methods);
    }

    private static void collect(
            RequestMapper.RequestMatch<RestInitialHandler.InitialMatch> match, SortedSet<String> methods) {
        if (match.value.handlers.length > 0 && match.value.handlers[0] instanceof ClassRoutingHandler routing) {
            String remaining = match.remaining.isEmpty() ? "/" : match.remaining;
            for (Map.Entry<String, RequestMapper<RuntimeResource>> entry :
                    routing.getMappers().entrySet()) {
                if (entry.getKey() != null && entry.getValue().map(remaining) != null) {
                    methods.add(Objects.requireNonNull(entry.getKey()));
                }
            }
        }
    }
}
