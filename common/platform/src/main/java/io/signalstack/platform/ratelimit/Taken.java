package io.signalstack.platform.ratelimit;

import java.time.Duration;

/**
 * What became of a request that asked for a place in a window.
 *
 * @param admitted whether there was one
 * @param remaining how many are left now, never negative
 * @param reset until the oldest request leaves the window; zero if there is none
 */
record Taken(boolean admitted, int remaining, Duration reset) {}
