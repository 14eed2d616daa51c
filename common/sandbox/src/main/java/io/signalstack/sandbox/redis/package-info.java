/** A real Redis for tests and the local stack. */
@NullMarked
package io.signalstack.sandbox.redis;

import org.jspecify.annotations.NullMarked;
