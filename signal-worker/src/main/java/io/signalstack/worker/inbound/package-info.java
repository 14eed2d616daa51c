/** How candles and strategies come in: the Kafka Streams topology, the strategies' reader, and the health endpoints. */
@NullMarked
package io.signalstack.worker.inbound;

import org.jspecify.annotations.NullMarked;
