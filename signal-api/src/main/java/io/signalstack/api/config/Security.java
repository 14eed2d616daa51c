package io.signalstack.api.config;

import io.quarkus.runtime.StartupEvent;
import io.signalstack.api.application.AccessTokens;
import io.signalstack.api.application.Passwords;
import io.signalstack.api.outbound.BcryptPasswords;
import io.signalstack.api.outbound.KeyFolder;
import io.signalstack.api.outbound.SignedTokens;
import io.signalstack.api.outbound.SigningKey;
import io.signalstack.platform.security.Claims;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import org.jboss.logging.Logger;

/** The signing key, and what is made and checked with it. */
public class Security {

    private static final Logger LOG = Logger.getLogger(Security.class);

    @Produces
    @Singleton
    SigningKey signingKey(AuthConfig config) {
        return config.signingKey().map(SigningKey::parse).orElseGet(() -> new KeyFolder(config.keyFolder()).key());
    }

    /** Makes the key before the first request: looking for primes takes longer than an event loop may be held. */
    void makeKey(@Observes StartupEvent starting, SigningKey key) {
        LOG.debugf("signing with key %s", key.id());
    }

    @Produces
    @Singleton
    AccessTokens accessTokens(SigningKey key, AuthConfig config, InstantSource clock) {
        return new SignedTokens(key, config.tokenLifetime(), clock);
    }

    @Produces
    @Singleton
    Passwords passwords(Vertx vertx, AuthConfig config) {
        return new BcryptPasswords(
                vertx, config.bcryptCost(), config.hashingThreads(), config.hashingQueue(), config.hashingPatience());
    }

    /** This service checks tokens with its own key: it does not ask itself over HTTP. */
    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    JWTAuthContextInfo ownTokens(SigningKey key) {
        JWTAuthContextInfo info = new JWTAuthContextInfo();
        info.setPublicKeyContent(key.jwks());
        info.setIssuedBy(Claims.ISSUER);
        info.setExpectedAudience(Set.of(Claims.AUDIENCE));
        info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        return info;
    }
}
