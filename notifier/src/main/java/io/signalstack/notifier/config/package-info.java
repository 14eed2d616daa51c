/** The service's settings, and how its parts are put together. */
@NullMarked
package io.signalstack.notifier.config;

import org.jspecify.annotations.NullMarked;
