/** What reaches the gateway: instrument definitions and health questions. */
@NullMarked
package io.signalstack.gateway.inbound;

import org.jspecify.annotations.NullMarked;
