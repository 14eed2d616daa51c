/** What can be configured, and how the use cases are put together. */
@NullMarked
package io.signalstack.backtestservice.config;

import org.jspecify.annotations.NullMarked;
