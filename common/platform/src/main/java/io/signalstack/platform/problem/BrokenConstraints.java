package io.signalstack.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Constraints that a request has broken, by the names that its client knows. */
final class BrokenConstraints {

    private static final String BODY = "body";

    private BrokenConstraints() {}

    static Failure failure(ConstraintViolationException e) {
        List<Violation> violations = new ArrayList<>();
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            if (isOurs(violation.getPropertyPath())) {
                return Failure.of(ErrorCode.INTERNAL);
            }
            violations.add(new Violation(field(violation.getPropertyPath()), violation.getMessage()));
        }
        String detail = violations.isEmpty()
                ? "the request is not valid"
                : violations.getFirst().field() + ": " + violations.getFirst().message();
        boolean wholeBody =
                violations.stream().anyMatch(violation -> violation.field().equals(BODY));
        return Failure.of(wholeBody ? ErrorCode.INVALID_BODY : ErrorCode.INVALID_PARAMETER, detail, violations);
    }

    /** An answer that breaks a constraint is no fault of the client's. */
    private static boolean isOurs(Path path) {
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** The path without our method's name, and without ours for the body. */
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() != ElementKind.METHOD && !isBody(node)) {
                field.append(field.isEmpty() ? "" : ".").append(node);
            }
        }
        return field.isEmpty() ? BODY : field.toString();
    }

    private static boolean isBody(Path.Node node) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (node.getKind() != ElementKind.PARAMETER || request == null || request.getTarget() == null) {
            return false;
        }
        Parameter[] parameters = request.getTarget().getLazyMethod().getMethod().getParameters();
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        return Arrays.stream(parameters[index].getAnnotations()).noneMatch(BrokenConstraints::namesWhereItIs);
    }

    /** Query, path, header and the like; a parameter without any of these is the body. */
    private static boolean namesWhereItIs(Annotation annotation) {
        String name = annotation.annotationType().getName();
        return name.startsWith("jakarta.ws.rs.") || name.startsWith("org.jboss.resteasy.reactive.");
    }
}
