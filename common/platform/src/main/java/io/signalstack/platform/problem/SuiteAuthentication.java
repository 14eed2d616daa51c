package io.signalstack.platform.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.signalstack.platform.security.Roles;
import io.signalstack.platform.security.ServiceCredential;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/**
 * Bearer tokens as Quarkus reads them, and the credential of services, which needs none of the tokens' keys; when a path
 * policy asks for either, the answer has a body.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SuiteAuthentication implements HttpAuthenticationMechanism {

    private final JWTAuthMechanism tokens;
    private final ServiceCredential credential;
    private final RefusedRequests refused;

    SuiteAuthentication(JWTAuthMechanism tokens, ServiceCredential credential, RefusedRequests refused) {
        this.tokens = tokens;
        this.credential = credential;
        this.refused = refused;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return ServiceCredential.isMeantBy(header) ? service(header) : tokens.authenticate(request, identities);
    }

    private Uni<SecurityIdentity> service(String header) {
        return credential.isIn(header)
                ? Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(Roles.SERVICE))
                                .addRole(Roles.SERVICE)
                                .build())
                : Uni.createFrom().failure(new AuthenticationFailedException("not the service credential"));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return tokens.getChallenge(request);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        // Quarkus asks for a challenge also where a credential was sent and refused.
        Failure failure = ServiceCredential.isMeantBy(request.request().getHeader(HttpHeaders.AUTHORIZATION))
                ? Failure.of(ErrorCode.TOKEN_INVALID, "the service credential cannot be accepted")
                : Failure.of(ErrorCode.UNAUTHENTICATED, "send a token: Authorization: Bearer <token>");
        return Failures.counted(failure, request, refused)
                .invoke(counted -> ProblemWriter.answer(request, counted))
                .replaceWith(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return tokens.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return tokens.getCredentialTransport(request);
    }
}
