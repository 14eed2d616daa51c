/** Redis as what can be lost: short time limits, and no more tries for a moment after a failure. */
@NullMarked
package io.signalstack.platform.redis;

import org.jspecify.annotations.NullMarked;
