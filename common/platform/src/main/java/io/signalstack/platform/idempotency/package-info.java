/** Requests that may come twice, and are to be done once. */
@NullMarked
package io.signalstack.platform.idempotency;

import org.jspecify.annotations.NullMarked;
