package io.signalstack.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The secret by which services of the suite know each other on {@code /internal} paths, sent in an {@code Authorization}
 * header of its own scheme. A service that was given none believes nobody.
 */
@Singleton
public final class ServiceCredential {

    /** The scheme of the header, as {@code Bearer} is that of tokens. */
    public static final String SCHEME = "SignalStack-Service";

    private static final int SHORTEST = 32;

    private final Optional<String> secret;

    /**
     * A credential of what was configured.
     *
     * @param secret visible ASCII, at least 32 characters; the configuration's own source is the environment
     * @throws IllegalArgumentException if it is shorter or cannot be sent, without saying what it is
     */
    public ServiceCredential(
            @ConfigProperty(name = "signalstack.security.service-credential") Optional<String> secret) {
        secret.ifPresent(ServiceCredential::check);
        this.secret = secret;
    }

    /** Whether there is one to send. */
    public boolean isThere() {
        return secret.isPresent();
    }

    /**
     * The value of the header by which this service is known to others.
     *
     * @throws IllegalStateException if it was given no secret
     */
    public String header() {
        return SCHEME + " "
                + secret.orElseThrow(() -> new IllegalStateException("no service credential is configured"));
    }

    /** Whether a header is of this scheme, right or wrong. */
    public static boolean isMeantBy(@Nullable String header) {
        return header != null && header.split(" ", 2)[0].equalsIgnoreCase(SCHEME);
    }

    /** Whether a header holds the secret; how long that takes does not depend on where it differs. */
    public boolean isIn(@Nullable String header) {
        return header != null
                && isMeantBy(header)
                && secret.isPresent()
                && MessageDigest.isEqual(
                        secret.get().getBytes(UTF_8),
                        header.substring(SCHEME.length()).strip().getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return SCHEME + (isThere() ? " ***" : " (none)");
    }

    private static void check(String secret) {
        if (secret.length() < SHORTEST || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("signalstack.security.service-credential has to be at least " + SHORTEST
                    + " characters of visible ASCII");
        }
    }
}
