package io.signalstack.platform.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What OPTIONS says of a path, the same as a 405 does: Quarkus REST offers HEAD where it is not taken. */
public class OptionsAnswers {

    @ServerResponseFilter
    public void correct(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)
                && response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, AllowedMethods.ofCurrentRequest());
        }
    }
}
