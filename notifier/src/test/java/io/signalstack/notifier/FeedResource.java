package io.signalstack.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Keys for {@link TestTokens}, and a feed that looks at its sessions often and remembers little. */
public final class FeedResource implements QuarkusTestResourceLifecycleManager {

    /** Events per partition that the feed under test keeps in memory. */
    public static final int HISTORY = 5;

    private final TestTokens tokens = TestTokens.withNewKey();

    @Override
    public Map<String, String> start() {
        try {
            Path keys = Files.createTempFile("jwks", ".json");
            keys.toFile().deleteOnExit();
            Files.writeString(keys, tokens.jwks());
            return Map.of(
                    "signalstack.security.jwks-url", keys.toUri().toString(),
                    "signalstack.symbols.default-venue", "REPLAY",
                    "signalstack.symbols.aliases", "BTC/USDT=REPLAY:BTC/USD",
                    "signalstack.feed.tick", "50ms",
                    "signalstack.feed.send-buffer", "8192",
                    "signalstack.feed.history", Integer.toString(HISTORY),
                    "quarkus.http.test-port", "0");
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
        // Nothing runs.
    }
}
