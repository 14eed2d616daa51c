package io.signalstack.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.resteasy.reactive.ResteasyReactiveClientProblem;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/** Says what a throwable means to the client. */
final class Failures {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Failures() {}

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case ProblemException e -> Failure.of(e);
            case UnauthorizedException _ ->
                Failure.of(ErrorCode.UNAUTHENTICATED, "send a token: Authorization: Bearer <token>");
            case RuntimeException e when e instanceof AuthenticationException -> ofToken(e);
            case ForbiddenException _ ->
                Failure.of(ErrorCode.FORBIDDEN, "the token's roles or scopes do not permit this");
            case ConstraintViolationException e -> BrokenConstraints.failure(e);
            // A type of ours that cannot be written or read at all is no fault of the client's.
            case InvalidDefinitionException _ -> Failure.of(ErrorCode.INTERNAL);
            case JsonProcessingException e -> ofJson(e);
            // An exchange's or another service's answer is not ours to pass on.
            case ResteasyReactiveClientProblem _ -> Failure.of(ErrorCode.INTERNAL);
            case WebApplicationException e when e.getCause() instanceof JsonProcessingException json -> ofJson(json);
            case WebApplicationException e -> ofStatus(e.getResponse().getStatus());
            case HttpException e -> ofStatus(e.getStatusCode());
            case RejectedExecutionException _ -> Failure.unavailable("too much is going on right now", SOON);
            default -> Failure.of(ErrorCode.INTERNAL);
        };
    }

    /** What a failure is once its request has been counted: itself, or the refusal of a request too many. */
    static Uni<Failure> counted(Failure failure, RoutingContext request, RefusedRequests refused) {
        return refused.count(request, failure.code())
                .map(instead -> instead.map(Failure::of).orElse(failure));
    }

    static Failure ofStatus(int status) {
        return Failure.of(ErrorCode.ofStatus(status));
    }

    private static Failure ofToken(RuntimeException e) {
        // The keys could not be fetched: that says nothing about the token.
        if (causeOf(e, IOException.class) != null) {
            return Failure.unavailable("tokens cannot be verified right now", SOON);
        }
        InvalidJwtException invalid = causeOf(e, InvalidJwtException.class);
        boolean expired = invalid != null && invalid.hasExpired();
        return Failure.of(ErrorCode.TOKEN_INVALID, expired ? "the token has expired" : "the token cannot be accepted");
    }

    private static Failure ofJson(JsonProcessingException e) {
        JsonFault fault = JsonFault.of(e);
        return Failure.of(fault.code(), fault.detail(), List.of(fault.violation()));
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
