/** Serialised values kept in Redis for a while, and loaded once when they are missing. */
@NullMarked
package io.signalstack.platform.cache;

import org.jspecify.annotations.NullMarked;
