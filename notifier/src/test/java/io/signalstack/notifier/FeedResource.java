package io.signalstack.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A feed that looks at its sessions often and remembers little. */
public final class FeedResource implements QuarkusTestResourceLifecycleManager {

    /** Events per partition that the feed under test keeps in memory. */
    public static final int HISTORY = 5;

    @Override
    public Map<String, String> start() {
        return Map.of(
                "signalstack.symbols.default-venue", "REPLAY",
                "signalstack.symbols.aliases", "BTC/USDT=REPLAY:BTC/USD",
                "signalstack.feed.tick", "50ms",
                "signalstack.feed.send-buffer", "8192",
                "signalstack.feed.history", Integer.toString(HISTORY),
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {
        // Nothing runs.
    }
}
