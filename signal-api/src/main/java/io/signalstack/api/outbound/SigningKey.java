package io.signalstack.api.outbound;

import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The key that signs tokens.
 *
 * @param privateKey signs, and never leaves the service
 * @param id its thumbprint (RFC 7638), so that the same key has the same name in every replica
 * @param jwks the public half as a JWK set, as it is published
 */
public record SigningKey(PrivateKey privateKey, String id, String jwks) {

    /**
     * Reads an RSA private key.
     *
     * @param pem PKCS #8 in PEM
     * @throws IllegalArgumentException if it is not one
     */
    public static SigningKey parse(String pem) {
        try {
            if (!(KeyUtils.decodePrivateKey(pem) instanceof RSAPrivateCrtKey key)) {
                throw new IllegalArgumentException("the signing key is not an RSA private key with its public half");
            }
            var publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(publicKey);
            jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
            jwk.setUse("sig");
            jwk.setAlgorithm("RS256");
            String jwks = new JsonWebKeySet(jwk).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            return new SigningKey(key, jwk.getKeyId(), jwks);
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalArgumentException("the signing key is not an RSA private key in PEM", e);
        }
    }

    /** Says nothing of the private key. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
