package io.signalstack.platform.ratelimit;

import java.time.Duration;

/**
 * A sliding window.
 *
 * @param key whose it is
 * @param limit requests permitted within any span of {@code length}
 * @param length how long a request takes its place in it
 */
record Window(String key, int limit, Duration length) {}
