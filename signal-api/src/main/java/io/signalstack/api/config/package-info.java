/** The service's configuration, and how its parts are put together. */
@NullMarked
package io.signalstack.api.config;

import org.jspecify.annotations.NullMarked;
