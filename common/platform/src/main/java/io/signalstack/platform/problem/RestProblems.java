package io.signalstack.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Problem documents for what REST resources and Quarkus REST itself refuse. The types that Quarkus maps have to be named
 * one by one, for a mapper of the exact type goes before one of {@link Throwable}.
 */
public class RestProblems {

    @ServerExceptionMapper(
            value = {
                Throwable.class,
                RuntimeException.class,
                ProblemException.class,
                WebApplicationException.class,
                MismatchedInputException.class,
                ResteasyReactiveViolationException.class,
                UnauthorizedException.class,
                AuthenticationFailedException.class,
                AuthenticationCompletionException.class,
                ForbiddenException.class
            },
            priority = Priorities.USER - 1)
    public Response any(Throwable thrown, RoutingContext request) {
        Failure failure = Failures.of(thrown);
        ProblemWriter.log(request, failure, thrown);
        Response.ResponseBuilder answer = answer(request, failure);
        if (failure.code() == ErrorCode.METHOD_NOT_ALLOWED) {
            answer.header(HttpHeaders.ALLOW, AllowedMethods.ofCurrentRequest());
        }
        return answer.build();
    }

    /** Also what Quarkus REST makes of a parameter that cannot be converted. */
    @ServerExceptionMapper(
            value = {NotFoundException.class, BadRequestException.class},
            priority = Priorities.USER - 1)
    public Response refusedParameter(WebApplicationException thrown, RoutingContext request) {
        Optional<Failure> failure =
                thrown.getCause() == null ? Optional.empty() : RefusedParameter.of(thrown.getCause());
        return answer(request, failure.orElseGet(() -> Failures.of(thrown))).build();
    }

    /** An error status without a body, however it came about. */
    @ServerResponseFilter
    @Priority(Priorities.USER)
    public void emptyErrors(ContainerResponseContext response, RoutingContext request) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            Failure failure = Failures.ofStatus(response.getStatus());
            ProblemWriter.log(request, failure, null);
            ProblemWriter.headers(request, failure)
                    .forEach((name, value) -> response.getHeaders().putSingle(name, value));
            response.setEntity(
                    ProblemWriter.document(request, failure), new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private static Response.ResponseBuilder answer(RoutingContext request, Failure failure) {
        Response.ResponseBuilder answer = Response.status(failure.code().status())
                .type(Problem.MEDIA_TYPE)
                .entity(ProblemWriter.document(request, failure));
        ProblemWriter.headers(request, failure).forEach(answer::header);
        return answer;
    }
}
