package io.signalstack.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
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

    private final RefusedRequests refused;

    RestProblems(RefusedRequests refused) {
        this.refused = refused;
    }

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
    public Uni<Response> any(Throwable thrown, RoutingContext request) {
        Failure failure = Failures.of(thrown);
        ProblemWriter.log(request, failure, thrown);
        String allowed = failure.code() == ErrorCode.METHOD_NOT_ALLOWED ? AllowedMethods.ofCurrentRequest() : null;
        return answer(request, failure)
                .map(answer -> allowed == null ? answer : answer.header(HttpHeaders.ALLOW, allowed))
                .map(Response.ResponseBuilder::build);
    }

    /** Also what Quarkus REST makes of a parameter that cannot be converted. */
    @ServerExceptionMapper(
            value = {NotFoundException.class, BadRequestException.class},
            priority = Priorities.USER - 1)
    public Uni<Response> refusedParameter(WebApplicationException thrown, RoutingContext request) {
        Optional<Failure> failure =
                thrown.getCause() == null ? Optional.empty() : RefusedParameter.of(thrown.getCause());
        return answer(request, failure.orElseGet(() -> Failures.of(thrown))).map(Response.ResponseBuilder::build);
    }

    /** An error status without a body, however it came about. */
    @ServerResponseFilter
    @Priority(Priorities.USER)
    public Uni<Void> emptyErrors(ContainerResponseContext response, RoutingContext request) {
        if (response.getStatus() < 400 || response.hasEntity()) {
            return Uni.createFrom().voidItem();
        }
        Failure failure = Failures.ofStatus(response.getStatus());
        ProblemWriter.log(request, failure, null);
        return Failures.counted(failure, request, refused)
                .invoke(counted -> fill(response, request, counted))
                .replaceWithVoid();
    }

    private static void fill(ContainerResponseContext response, RoutingContext request, Failure failure) {
        response.setStatus(failure.code().status());
        ProblemWriter.headers(request, failure)
                .forEach((name, value) -> response.getHeaders().putSingle(name, value));
        response.setEntity(
                ProblemWriter.document(request, failure), new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
    }

    private Uni<Response.ResponseBuilder> answer(RoutingContext request, Failure failure) {
        return Failures.counted(failure, request, refused).map(counted -> document(request, counted));
    }

    private static Response.ResponseBuilder document(RoutingContext request, Failure failure) {
        Response.ResponseBuilder answer = Response.status(failure.code().status())
                .type(Problem.MEDIA_TYPE)
                .entity(ProblemWriter.document(request, failure));
        ProblemWriter.headers(request, failure).forEach(answer::header);
        return answer;
    }
}
