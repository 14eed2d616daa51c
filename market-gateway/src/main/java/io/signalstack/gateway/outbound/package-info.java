/** The gateway's ports made real: venues over HTTP, the log in Kafka, timers, meters. */
@NullMarked
package io.signalstack.gateway.outbound;

import org.jspecify.annotations.NullMarked;
