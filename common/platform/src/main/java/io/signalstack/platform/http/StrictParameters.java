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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query of which somebody would have to guess what it means: a parameter that is said twice, and differently,
 * or one that is said and has no value, which Quarkus REST takes for one that is left out.
 */
public class StrictParameters {

    private final Map<Method, Expected> methods = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo uri) {
        Expected expected = methods.computeIfAbsent(resource.getResourceMethod(), Expected::by);
        uri.getQueryParameters().forEach((name, values) -> {
            if (!expected.lists.contains(name) && values.stream().distinct().count() > 1) {
                throw ProblemException.invalidParameter(name, "is said twice, and differently");
            }
            if (!expected.texts.contains(name) && expected.all.contains(name) && values.contains("")) {
                throw ProblemException.invalidParameter(name, "has no value");
            }
        });
    }

    /**
     * Names of a method's query parameters.
     *
     * @param lists those that take several values
     * @param texts those that take any text, an empty one too
     */
    private record Expected(Set<String> all, Set<String> lists, Set<String> texts) {

        static Expected by(Method method) {
            return new Expected(
                    names(method, _ -> true),
                    names(method, Expected::takesSeveral),
                    names(method, parameter -> parameter.getType() == String.class));
        }

        private static Set<String> names(Method method, Predicate<Parameter> which) {
            return Arrays.stream(method.getParameters())
                    .filter(which)
                    .map(Expected::name)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static boolean takesSeveral(Parameter parameter) {
            return Collection.class.isAssignableFrom(parameter.getType())
                    || parameter.getType().isArray();
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
}
