package io.signalstack.platform.problem;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which parameter could not be converted. Quarkus REST says only that one could not (with a 404, as Jakarta
 * REST has it), and forgets the others; so the conversions are tried again, in the same order.
 */
final class RefusedParameter {

    private RefusedParameter() {}

    /**
     * The refused parameter of the current request, if its method has one.
     *
     * @param cause what the conversion threw
     */
    static Optional<Failure> of(Throwable cause) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request == null || request.getTarget() == null) {
            return Optional.empty();
        }
        Parameter[] parameters = request.getTarget().getLazyMethod().getMethod().getParameters();
        return Arrays.stream(parameters)
                .flatMap(parameter -> sent(parameter, request))
                .filter(sent -> !sent.type().takes(sent.value()))
                .map(sent -> failure(sent, cause))
                .findFirst();
    }

    private static Failure failure(Sent sent, Throwable cause) {
        String words = ExpectedType.of(sent.type().type());
        // A type of ours says best itself what it takes.
        String message = words.equals(ExpectedType.UNKNOWN) && cause.getMessage() != null
                ? cause.getMessage()
                : ExpectedType.quote(sent.value()) + " is not " + words;
        return Failure.of(
                ErrorCode.INVALID_PARAMETER,
                sent.name() + ": " + message,
                List.of(new Violation(sent.name(), message)));
    }

    private static Stream<Sent> sent(Parameter parameter, ResteasyReactiveRequestContext request) {
        String own = parameter.getName();
        return Arrays.stream(parameter.getAnnotations()).flatMap(annotation -> switch (annotation) {
            case QueryParam query -> ofQuery(parameter, query.value(), request);
            case RestQuery query -> ofQuery(parameter, nameOr(query.value(), own), request);
            case PathParam path -> ofPath(parameter, path.value(), request);
            case RestPath path -> ofPath(parameter, nameOr(path.value(), own), request);
            case HeaderParam header -> ofHeader(parameter, header.value(), request);
            case RestHeader header -> ofHeader(parameter, nameOr(header.value(), own), request);
            default -> Stream.empty();
        });
    }

    private static Stream<Sent> ofQuery(Parameter parameter, String name, ResteasyReactiveRequestContext request) {
        return sent(parameter, name, request.getQueryParameter(name, false, false));
    }

    private static Stream<Sent> ofPath(Parameter parameter, String name, ResteasyReactiveRequestContext request) {
        return sent(parameter, name, request.getPathParameter(name, false));
    }

    private static Stream<Sent> ofHeader(Parameter parameter, String name, ResteasyReactiveRequestContext request) {
        return sent(parameter, name, request.getHeader(name, true));
    }

    private static Stream<Sent> sent(Parameter parameter, String name, @Nullable Object values) {
        ConvertedType type = ConvertedType.of(parameter);
        Collection<?> all = values instanceof Collection<?> many
                ? many
                : Stream.ofNullable(values).toList();
        return all.stream().map(value -> new Sent(name, String.valueOf(value), type));
    }

    private static String nameOr(String given, String own) {
        return given.isEmpty() ? own : given;
    }

    private record Sent(String name, String value, ConvertedType type) {}
}
