/** The wall clock, injected. */
@NullMarked
package io.signalstack.platform.time;

import org.jspecify.annotations.NullMarked;
