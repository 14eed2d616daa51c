/** The ports made real: the stores of a stream task, and the meters. */
@NullMarked
package io.signalstack.worker.outbound;

import org.jspecify.annotations.NullMarked;
