/** The venue of simulated markets, which also tells what signals would come to. */
@NullMarked
package io.signalstack.gateway.outbound.venue.lab;

import org.jspecify.annotations.NullMarked;
