/** REST resources, Kafka consumers and the start: translate, call a use case, translate back. */
@NullMarked
package io.signalstack.api.inbound;

import org.jspecify.annotations.NullMarked;
