package io.signalstack.api.outbound;

import io.signalstack.api.application.AccessTokens;
import io.signalstack.api.application.Account;
import io.signalstack.platform.security.Claims;
import io.signalstack.platform.security.Roles;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** JWTs, signed with RS256. */
public final class SignedTokens implements AccessTokens {

    private final SigningKey key;
    private final Duration lifetime;
    private final InstantSource clock;

    public SignedTokens(SigningKey key, Duration lifetime, InstantSource clock) {
        this.key = key;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public AccessToken issue(Account account) {
        Instant now = clock.instant();
        String text = Jwt.issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .subject(account.id().toString())
                .groups(account.admin() ? Set.of(Roles.USER, Roles.ADMIN) : Set.of(Roles.USER))
                .claim(Claims.TIER, account.tier().claim())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .jws()
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key.privateKey());
        return new AccessToken(text, lifetime);
    }

    @Override
    public String jwks() {
        return key.jwks();
    }
}
