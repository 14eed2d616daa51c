package io.signalstack.platform.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Windows in this process alone, for as long as Redis is out of reach. */
@ApplicationScoped
class LocalWindows implements Windows {

    private static final int MAX_WINDOWS = 20_000;
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private final InstantSource clock;
    private final Cache<String, Deque<Instant>> windows = Caffeine.newBuilder()
            .maximumSize(MAX_WINDOWS)
            .expireAfterAccess(LONGEST_WINDOW)
            .build();

    LocalWindows(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Taken> take(String key, int limit, Duration length) {
        return Uni.createFrom().item(() -> takeNow(key, limit, length));
    }

    private Taken takeNow(String key, int limit, Duration length) {
        Deque<Instant> window = windows.get(key, _ -> new ArrayDeque<>());
        synchronized (window) {
            Instant now = clock.instant();
            while (!window.isEmpty() && !window.getFirst().isAfter(now.minus(length))) {
                window.removeFirst();
            }
            boolean admitted = window.size() < limit;
            if (admitted) {
                window.addLast(now);
            }
            Duration reset = window.isEmpty()
                    ? Duration.ZERO
                    : Duration.between(now, window.getFirst().plus(length));
            return new Taken(admitted, Math.max(0, limit - window.size()), reset);
        }
    }
}
