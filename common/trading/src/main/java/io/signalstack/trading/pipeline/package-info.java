/** One instrument's engine: candles in, signal events out, state that can be kept and restored. */
@NullMarked
package io.signalstack.trading.pipeline;

import org.jspecify.annotations.NullMarked;
