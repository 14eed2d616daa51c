/** The ports made real: Postgres, Redis, Kafka, keys and passwords. */
@NullMarked
package io.signalstack.api.outbound;

import org.jspecify.annotations.NullMarked;
