package io.signalstack.platform.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** What this replica knows of the windows that it was asked about lately. */
final class LocalWindows {

    private static final int MAX_WINDOWS = 20_000;
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private final Cache<String, LocalWindow> windows = Caffeine.newBuilder()
            .maximumSize(MAX_WINDOWS)
            .expireAfterAccess(LONGEST_WINDOW)
            .build();
    private final int replicas;

    /** @param replicas among which what is left is divided without Redis */
    LocalWindows(int replicas) {
        this.replicas = replicas;
    }

    LocalWindow of(String key) {
        return windows.get(key, _ -> new LocalWindow(replicas));
    }
}
