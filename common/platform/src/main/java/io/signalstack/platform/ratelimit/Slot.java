package io.signalstack.platform.ratelimit;

import java.time.Instant;

/**
 * The place that one request takes in a window.
 *
 * @param id unlike that of any other request, in whatever replica
 * @param taken when, by this replica's clock
 */
record Slot(String id, Instant taken) {}
