/** The worker's settings, and how its parts are put together. */
@NullMarked
package io.signalstack.worker.config;

import org.jspecify.annotations.NullMarked;
