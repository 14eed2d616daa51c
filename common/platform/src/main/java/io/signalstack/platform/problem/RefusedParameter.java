package io.signalstack.platform.problem;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * Finds out which parameter could not be converted. Quarkus REST says only that one could not (with a 404, as Jakarta
 * REST has it); parameters are converted in order, so it is the first one that was sent and has no value yet.
 */
final class RefusedParameter {

    private RefusedParameter() {}

    static Optional<Failure> of(Throwable cause) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request == null || request.getTarget() == null || request.getParameters() == null) {
            return Optional.empty();
        }
        Parameter[] parameters = request.getTarget().getLazyMethod().getMethod().getParameters();
        Object[] converted = request.getParameters();
        for (int i = 0; i < parameters.length && i < converted.length; i++) {
            Optional<Sent> sent = sent(parameters[i], request);
            if (converted[i] == null && sent.isPresent()) {
                return Optional.of(failure(sent.get(), parameters[i].getType(), cause));
            }
        }
        return Optional.empty();
    }

    private static Failure failure(Sent sent, Class<?> type, Throwable cause) {
        boolean ours = cause instanceof IllegalArgumentException && !(cause instanceof NumberFormatException);
        String words = ExpectedType.of(type);
        String message = ours && words.equals(ExpectedType.of(Object.class)) && cause.getMessage() != null
                ? cause.getMessage()
                : ExpectedType.quote(sent.value()) + " is not " + words;
        String detail = sent.name() + ": " + message;
        return Failure.of(ErrorCode.INVALID_PARAMETER, detail, List.of(new Violation(sent.name(), message)));
    }

    private static Optional<Sent> sent(Parameter parameter, ResteasyReactiveRequestContext request) {
        Object value = null;
        String name = parameter.getName();
        if (parameter.getAnnotation(QueryParam.class) instanceof QueryParam query) {
            name = query.value();
            value = request.getQueryParameter(name, true, false);
        } else if (parameter.getAnnotation(RestQuery.class) instanceof RestQuery query) {
            name = query.value().isEmpty() ? name : query.value();
            value = request.getQueryParameter(name, true, false);
        } else if (parameter.getAnnotation(PathParam.class) instanceof PathParam path) {
            name = path.value();
            value = request.getPathParameter(name, false);
        } else if (parameter.getAnnotation(RestPath.class) instanceof RestPath path) {
            name = path.value().isEmpty() ? name : path.value();
            value = request.getPathParameter(name, false);
        } else if (parameter.getAnnotation(HeaderParam.class) instanceof HeaderParam header) {
            name = header.value();
            value = request.getHeader(name, true);
        } else if (parameter.getAnnotation(RestHeader.class) instanceof RestHeader header
                && !header.value().isEmpty()) {
            name = header.value();
            value = request.getHeader(name, true);
        }
        return value == null ? Optional.empty() : Optional.of(new Sent(name, value.toString()));
    }

    private record Sent(String name, String value) {}
}
