/** Real market gateways before a replayed exchange and a real broker: how they bear being killed, and what they cost. */
@NullMarked
package io.signalstack.bench.gateway;

import org.jspecify.annotations.NullMarked;
