package io.signalstack.notifier;

import io.signalstack.platform.security.Claims;
import io.signalstack.platform.security.Roles;
import io.signalstack.platform.security.Tier;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** Signs tokens as signal-api does, with a key made for one test run. */
public final class TestTokens {

    private static final Duration LIFE = Duration.ofMinutes(15);

    private final RsaJsonWebKey key;

    private TestTokens(RsaJsonWebKey key) {
        this.key = key;
    }

    static TestTokens withNewKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test");
            key.setAlgorithm("RS256");
            key.setUse("sig");
            return new TestTokens(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwks() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    public String of(String userId, Tier tier) {
        return until(userId, tier, Instant.now().plus(LIFE));
    }

    public String expired(String userId) {
        return until(userId, Tier.FREE, Instant.now().minus(LIFE));
    }

    public String until(String userId, Tier tier, Instant expiry) {
        return Jwt.issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .subject(userId)
                .groups(Set.of(Roles.USER))
                .claim(Claims.TIER, tier.claim())
                .issuedAt(expiry.minus(LIFE))
                .expiresAt(expiry)
                .jws()
                .keyId("test")
                .sign(key.getPrivateKey());
    }
}
