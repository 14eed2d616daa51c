/** Sliding-window limits by user or address: the table of policies, the filter, and the windows in Redis and in memory. */
@NullMarked
package io.signalstack.platform.ratelimit;

import org.jspecify.annotations.NullMarked;
