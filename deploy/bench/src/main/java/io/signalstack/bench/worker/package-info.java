/** Real signal workers before a real broker: how they bear what can happen to them. */
@NullMarked
package io.signalstack.bench.worker;

import org.jspecify.annotations.NullMarked;
