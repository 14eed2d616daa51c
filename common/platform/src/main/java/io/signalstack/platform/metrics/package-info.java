/** The names and meanings of everything that is measured, and the timing of HTTP requests. */
@NullMarked
package io.signalstack.platform.metrics;

import org.jspecify.annotations.NullMarked;
