/** Following instruments on venues: the use cases, and the ports they need. */
@NullMarked
package io.signalstack.gateway.application;

import org.jspecify.annotations.NullMarked;
