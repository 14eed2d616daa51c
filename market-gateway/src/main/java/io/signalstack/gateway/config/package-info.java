/** Configuration, and how the parts are put together. */
@NullMarked
package io.signalstack.gateway.config;

import org.jspecify.annotations.NullMarked;
