/** When history is fetched, and what is told of it. */
@NullMarked
package io.signalstack.backtestservice.inbound.history;

import org.jspecify.annotations.NullMarked;
