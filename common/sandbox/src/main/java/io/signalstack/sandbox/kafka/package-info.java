/** A real Kafka broker for tests and the local stack, in a JVM of its own. */
@NullMarked
package io.signalstack.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
