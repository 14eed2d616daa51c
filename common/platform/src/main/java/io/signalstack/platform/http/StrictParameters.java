package io.signalstack.platform.http;

import io.signalstack.platform.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query of which somebody would have to guess what it means: a parameter that the resource does not take, one
 * that is said twice, and differently, or one that is said and has no value, which Quarkus REST takes for one that is
 * left out.
 */
public class StrictParameters {

    private final Map<Method, Expected> methods = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo uri) {
        Expected expected = methods.computeIfAbsent(resource.getResourceMethod(), Expected::by);
        uri.getQueryParameters().forEach((name, values) -> {
            if (!expected.all.contains(name)) {
                throw ProblemException.invalidParameter(name, "is not known");
            }
            if (!expected.lists.contains(name) && values.stream().distinct().count() > 1) {
                throw ProblemException.invalidParameter(name, "is said twice, and differently");
            }
            if (values.contains("")) {
                throw ProblemException.invalidParameter(name, "has no value");
            }
        });
    }

    /**
     * The query parameters that a method understands, by name.
     *
     * @param lists those that take several values
     */
    private record Expected(Set<String> all, Set<String> lists) {

        static Expected by(Method method) {
            Set<String> all = new HashSet<>();
            Set<String> lists = new HashSet<>();
            parameters(method)
                    .forEach(parameter -> name(parameter).ifPresent(name -> {
                        all.add(name);
                        if (takesSeveral(parameter)) {
                            lists.add(name);
                        }
                    }));
            return new Expected(Set.copyOf(all), Set.copyOf(lists));
        }

        /** The parameters of the method itself, and those of the beans that it takes them in. */
        private static Stream<AnnotatedElement> parameters(Method method) {
            return Arrays.stream(method.getParameters())
                    .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                            ? Arrays.stream(parameter.getType().getDeclaredFields())
                            : Stream.of(parameter));
        }

        private static boolean takesSeveral(AnnotatedElement parameter) {
            Class<?> type = parameter instanceof Field field ? field.getType() : ((Parameter) parameter).getType();
            return Collection.class.isAssignableFrom(type) || type.isArray();
        }

        /** What it is called in the query; nothing if it comes from elsewhere: the path, a header, the body. */
        private static Optional<String> name(AnnotatedElement parameter) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            RestQuery rest = parameter.getAnnotation(RestQuery.class);
            if (query != null) {
                return Optional.of(query.value());
            }
            return Optional.ofNullable(rest)
                    .map(RestQuery::value)
                    .map(name -> name.isEmpty() ? ownName(parameter) : name);
        }

        private static String ownName(AnnotatedElement parameter) {
            return parameter instanceof Field field ? field.getName() : ((Parameter) parameter).getName();
        }
    }
}
