package io.signalstack.platform.testing;

import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.security.Claims;
import io.signalstack.platform.security.Roles;
import io.signalstack.platform.security.ServiceCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs tokens with a key made for one test run. */
public final class TestTokens {

    /** The secret of the service under test. */
    public static final String SERVICE_CREDENTIAL = "a-secret-of-the-tests-0123456789abcdef";

    private static final Duration LIFE = Duration.ofMinutes(15);

    private final RsaJsonWebKey key;

    private TestTokens(RsaJsonWebKey key) {
        this.key = key;
    }

    /** Tokens that the service under test does not accept, unless it is told this key. */
    public static TestTokens withNewKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
            return new TestTokens(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A user's token. */
    public String user(String userId, Tier tier) {
        return signed(claims(userId, tier, List.of(Roles.USER), Instant.now().plus(LIFE)));
    }

    /** An administrator's token. */
    public String admin(String userId) {
        return signed(claims(
                userId,
                Tier.FREE,
                List.of(Roles.USER, Roles.ADMIN),
                Instant.now().plus(LIFE)));
    }

    /** The value of the {@code Authorization} header by which the service under test knows other services. */
    public static String serviceCredential() {
        return ServiceCredential.SCHEME + " " + SERVICE_CREDENTIAL;
    }

    /** Another service's token, for {@code /internal} paths. */
    public String service(String name) {
        return signed(
                claims(name, Tier.FREE, List.of(Roles.SERVICE), Instant.now().plus(LIFE)));
    }

    /** A token that was good until an hour ago. */
    public String expired(String userId) {
        return signed(
                claims(userId, Tier.FREE, List.of(Roles.USER), Instant.now().minus(Duration.ofHours(1))));
    }

    /** A token that is good until a moment of the test's choice. */
    public String until(String userId, Tier tier, Instant expiry) {
        return signed(claims(userId, tier, List.of(Roles.USER), expiry));
    }

    /** A token meant for somebody else. */
    public String forAudience(String audience) {
        JwtClaims claims =
                claims("u", Tier.FREE, List.of(Roles.USER), Instant.now().plus(LIFE));
        claims.setAudience(audience);
        return signed(claims);
    }

    /** A token that somebody else issued. */
    public String byIssuer(String issuer) {
        JwtClaims claims =
                claims("u", Tier.FREE, List.of(Roles.USER), Instant.now().plus(LIFE));
        claims.setIssuer(issuer);
        return signed(claims);
    }

    String jwks() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static JwtClaims claims(String userId, Tier tier, List<String> roles, Instant expiry) {
        JwtClaims claims = new JwtClaims();
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuer(Claims.ISSUER);
        claims.setAudience(Claims.AUDIENCE);
        claims.setSubject(userId);
        claims.setStringListClaim("groups", roles);
        claims.setStringClaim(Claims.TIER, tier.claim());
        claims.setIssuedAt(NumericDate.fromMilliseconds(expiry.minus(LIFE).toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(expiry.toEpochMilli()));
        return claims;
    }

    private String signed(JwtClaims claims) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setHeader("typ", "JWT");
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
