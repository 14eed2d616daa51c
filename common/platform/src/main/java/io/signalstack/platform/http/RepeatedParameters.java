package io.signalstack.platform.http;

import io.signalstack.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a query that says a parameter twice, and differently: whoever reads one of the two would guess. */
public class RepeatedParameters {

    private final Map<Method, Set<String>> lists = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo uri) {
        Set<String> repeatable = lists.computeIfAbsent(resource.getResourceMethod(), RepeatedParameters::lists);
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.stream().distinct().count() > 1 && !repeatable.contains(name)) {
                throw ProblemException.invalidParameter(name, "is said twice, and differently");
            }
        });
    }

    /** The parameters of a method that take several values. */
    private static Set<String> lists(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Collection.class.isAssignableFrom(parameter.getType())
                        || parameter.getType().isArray())
                .map(RepeatedParameters::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(Parameter parameter) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        RestQuery rest = parameter.getAnnotation(RestQuery.class);
        if (query != null) {
            return query.value();
        }
        return rest != null && !rest.value().isEmpty() ? rest.value() : parameter.getName();
    }
}
