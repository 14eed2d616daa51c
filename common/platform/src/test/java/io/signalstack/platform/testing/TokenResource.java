package io.signalstack.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets the service under test accept {@link TestTokens}, their service credential too, and gives these to the test's field
 * of that type.
 */
public final class TokenResource implements QuarkusTestResourceLifecycleManager {

    private final TestTokens tokens = TestTokens.withNewKey();
    private @Nullable Path jwks;

    @Override
    public Map<String, String> start() {
        try {
            jwks = Files.createTempFile("jwks", ".json");
            Files.writeString(jwks, tokens.jwks());
            return Map.of(
                    "signalstack.security.jwks-url",
                    jwks.toUri().toString(),
                    "signalstack.security.service-credential",
                    TestTokens.SERVICE_CREDENTIAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(tokens, new TestInjector.MatchesType(TestTokens.class));
    }

    @Override
    public void stop() {
        if (jwks != null) {
            try {
                Files.deleteIfExists(jwks);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
