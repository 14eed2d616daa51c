/** Services as processes that can be killed, paused and replaced, and what the broker knows of them. */
@NullMarked
package io.signalstack.bench.process;

import org.jspecify.annotations.NullMarked;
